import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

/** During a rollout, or when a change is expected. */
const FAST = 3_000;
const DEFAULT = 10_000;
/** Added for each response without a change, up to {@link SLOWEST}. */
const STEP = 5_000;
const SLOWEST = 30_000;

/**
 * The polling interval in milliseconds: 3 seconds during a rollout and when a
 * change is expected, else 10, plus 5 for each response without a change, up
 * to 30.
 *
 * @param unchanged - number of consecutive responses without a change
 * @param isChangeExpected - whether the user waits for the effect of an operation
 */
export function statusInterval(
  status: FargateApiStatus | undefined,
  unchanged: number,
  isChangeExpected: boolean,
): number {
  const rollout = status?.service.value?.rollout;
  return isChangeExpected || rollout?.state === 'in-progress'
    ? FAST
    : Math.min(DEFAULT + STEP * unchanged, SLOWEST);
}
