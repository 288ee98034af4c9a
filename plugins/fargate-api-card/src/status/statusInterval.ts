import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** While something happens. */
const BUSY = 3_000;
const CALM = 10_000;
/** What each answer without news adds, up to {@link CALMEST}. */
const STEP = 5_000;
const CALMEST = 30_000;

/**
 * Milliseconds until the status is worth asking for again: 3 seconds in a
 * rollout and after somebody did something, else 10, and 5 more for each
 * answer that told nothing new, up to 30.
 *
 * @param unchanged - how many answers in a row told what the one before told
 * @param isAwaited - whether somebody did something and waits for its effect
 */
export function statusInterval(
  status: FargateApiStatus | undefined,
  unchanged: number,
  isAwaited: boolean,
): number {
  const rollout = status?.service.value?.rollout;
  return isAwaited || rollout?.state === 'in-progress'
    ? BUSY
    : Math.min(CALM + STEP * unchanged, CALMEST);
}
