import { ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import { ClockTimer } from '../../../clock/VirtualClock';

/** A scheduled action, and its next run on the clock; none after the last one. */
export interface StoredAction {
  shape: ScheduledAction;
  timer?: ClockTimer;
}
