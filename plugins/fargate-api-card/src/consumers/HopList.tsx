import { Text, VisuallyHidden } from '@backstage/ui';
import {
  CONSUMER_HOPS,
  ConsumerHop,
  tellHop,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  RemixiconComponentType,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiQuestionFill,
  RiSubtractLine,
} from '@remixicon/react';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';
import { useWords } from '../components/useWords';
import styles from './HopList.module.css';

type HopState = ConsumerHop['state'] | 'skipped';

const ICONS: Record<HopState, RemixiconComponentType> = {
  ok: RiCheckboxCircleFill,
  missing: RiCloseCircleFill,
  unknown: RiQuestionFill,
  skipped: RiSubtractLine,
};

/** The whole way of a request, step by step; behind one that is missing nothing was looked at. */
export function HopList({ hops }: { hops: ConsumerHop[] }) {
  const t = useTranslate();
  const words = useWords();
  return (
    <ol className={styles.list} aria-label={t('consumerCheck.path')}>
      {CONSUMER_HOPS.map(name => {
        const hop = hops.find(one => one.hop === name);
        const told = hop && tellHop(hop, words);
        const state: HopState = hop?.state ?? 'skipped';
        const Icon = ICONS[state];
        return (
          <li key={name} className={styles.hop}>
            <Icon aria-hidden className={`${styles.icon} ${styles[state]}`} />
            <Text weight={state === 'missing' ? 'bold' : 'regular'}>
              {t(`consumerCheck.hop.${name}`)}
            </Text>
            <div className={styles.what}>
              {hop ? (
                <Text className={text.muted}>
                  <VisuallyHidden>
                    {t(`consumerCheck.state.${hop.state}`)}{' '}
                  </VisuallyHidden>
                  {told?.text}
                </Text>
              ) : (
                <Text className={text.muted}>
                  {t('consumerCheck.state.skipped')}
                </Text>
              )}
              {told?.todo && (
                <Text weight="bold">
                  {t('consumerCheck.todo', { todo: told.todo })}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
