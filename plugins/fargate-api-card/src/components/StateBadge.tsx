import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiDeleteBinLine,
  RiLoopRightLine,
  RiMoonLine,
  RiQuestionLine,
  RiShieldLine,
  RiTimeLine,
  RiZzzLine,
} from '@remixicon/react';
import styles from './StateBadge.module.css';
import { useTranslate } from '../messages/useTranslate';

type Tone = 'positive' | 'announcement' | 'warning' | 'negative' | 'neutral';

const LOOKS = {
  ready: { tone: 'positive', Icon: RiCheckboxCircleFill },
  healthy: { tone: 'positive', Icon: RiCheckboxCircleFill },
  'rolling-out': { tone: 'announcement', Icon: RiLoopRightLine },
  starting: { tone: 'announcement', Icon: RiLoopRightLine },
  degraded: { tone: 'warning', Icon: RiAlertFill },
  down: { tone: 'negative', Icon: RiCloseCircleFill },
  'scaled-to-zero': { tone: 'neutral', Icon: RiMoonLine },
  asleep: { tone: 'neutral', Icon: RiZzzLine },
  stale: { tone: 'warning', Icon: RiTimeLine },
  gone: { tone: 'neutral', Icon: RiDeleteBinLine },
  unconfirmed: { tone: 'warning', Icon: RiShieldLine },
  unknown: { tone: 'neutral', Icon: RiQuestionLine },
} satisfies Record<string, { tone: Tone; Icon: RemixiconComponentType }>;

/** The states of an API and of an environment. */
export type BadgeState = keyof typeof LOOKS;

/** A state, as text and icon: color alone would not be accessible. */
export function StateBadge({ state }: { state: BadgeState }) {
  const t = useTranslate();
  // A newer backend may have other states.
  const known = Object.hasOwn(LOOKS, state) ? state : 'unknown';
  const { tone, Icon } = LOOKS[known];
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon aria-hidden />
      {t(`state.${known}`)}
    </span>
  );
}
