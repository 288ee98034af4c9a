import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiDeleteBinLine,
  RiLoopRightLine,
  RiMoonLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { EnvironmentState } from '../environment/environmentStateOf';
import { ShownState } from '../status/shownState';
import styles from './StateBadge.module.css';
import { useTranslate } from './useTranslate';

type Tone = 'positive' | 'announcement' | 'warning' | 'negative' | 'neutral';

type State = ShownState | EnvironmentState;

const LOOKS: Record<State, { tone: Tone; Icon: RemixiconComponentType }> = {
  ready: { tone: 'positive', Icon: RiCheckboxCircleFill },
  healthy: { tone: 'positive', Icon: RiCheckboxCircleFill },
  'rolling-out': { tone: 'announcement', Icon: RiLoopRightLine },
  degraded: { tone: 'warning', Icon: RiAlertFill },
  down: { tone: 'negative', Icon: RiCloseCircleFill },
  'scaled-to-zero': { tone: 'neutral', Icon: RiMoonLine },
  stale: { tone: 'warning', Icon: RiTimeLine },
  gone: { tone: 'neutral', Icon: RiDeleteBinLine },
  unknown: { tone: 'neutral', Icon: RiQuestionLine },
};

/** The one word that answers "is it up?", with an icon of its own shape. */
export function StateBadge({ state }: { state: State }) {
  const t = useTranslate();
  const { tone, Icon } = LOOKS[state];
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
