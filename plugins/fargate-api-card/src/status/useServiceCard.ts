import { UsualSize } from '../live/LoadingSkeleton';
import { useTranslate } from '../messages/useTranslate';

/** Of the card of an API with a domain name and a role of the task. */
const USUAL_SIZE: UsualSize = { facts: 10, sections: 6 };

/** How the card of a service looks without a status. */
export function useServiceCard() {
  const t = useTranslate();
  return {
    texts: {
      loading: t('card.loading'),
      notAllowed: t('notAllowed.title'),
      notFound: t('notFound.title'),
    },
    usualSize: USUAL_SIZE,
  };
}
