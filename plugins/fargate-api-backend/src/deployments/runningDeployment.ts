import { PastDeployment } from '../resources';

const isOf = (arn: string | undefined) => (one: PastDeployment) =>
  arn !== undefined && one.revisionArn === arn;

/**
 * The deployment whose tasks run, among deployments with the newest first: the last
 * complete one, or the one that ECS restored since. None before the first is complete.
 */
export function runningDeployment(
  history: readonly PastDeployment[],
): PastDeployment | undefined {
  for (const [i, { restoredArn, status }] of history.entries()) {
    if (status === 'SUCCESSFUL') {
      return history[i];
    }
    if (status === 'ROLLBACK_SUCCESSFUL') {
      const restored = history.slice(i + 1).find(isOf(restoredArn));
      if (restored) {
        return restored;
      }
    }
  }
  return undefined;
}
