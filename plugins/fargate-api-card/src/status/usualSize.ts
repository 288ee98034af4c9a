import { UsualSize } from '../live/LoadingSkeleton';

/** Of the card of an API with a domain name and a role of the task. */
export const USUAL_SIZE: UsualSize = { facts: 8, sections: 6 };
