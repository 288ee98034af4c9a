import { Text, VisuallyHidden } from '@backstage/ui';
import {
  CONSUMER_HOPS,
  ConsumerHop,
  formatHop,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  RemixiconComponentType,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiQuestionFill,
  RiSubtractLine,
} from '@remixicon/react';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { useBackendMessages } from '../messages/useBackendMessages';
import styles from './HopList.module.css';

type HopState = ConsumerHop['state'] | 'skipped';

const ICONS: Record<HopState, RemixiconComponentType> = {
  ok: RiCheckboxCircleFill,
  missing: RiCloseCircleFill,
  unknown: RiQuestionFill,
  skipped: RiSubtractLine,
};

/** All hops of a request; those behind a missing one were not checked. */
export function HopList({ hops }: { hops: ConsumerHop[] }) {
  const t = useTranslate();
  const backendMessages = useBackendMessages();
  return (
    <ol className={styles.list} aria-label={t('consumerCheck.path')}>
      {CONSUMER_HOPS.map(name => {
        const hop = hops.find(one => one.hop === name);
        const texts = hop && formatHop(hop, backendMessages);
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
                  {texts?.text}
                </Text>
              ) : (
                <Text className={text.muted}>
                  {t('consumerCheck.state.skipped')}
                </Text>
              )}
              {texts?.todo && (
                <Text weight="bold">
                  {t('consumerCheck.todo', { todo: texts.todo })}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
