import { DeploymentRecord } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * Whether an API can be rolled back to a deployment: one that succeeded, whose
 * revision ECS describes, and is not what runs. Only the newest one of a revision is
 * offered.
 */
export function canRollBackTo(
  deployment: DeploymentRecord,
  deployments: readonly DeploymentRecord[],
): boolean {
  const { failure, outcome, revision } = deployment;
  const running = deployments.find(({ isRunning }) => isRunning);
  const newest = deployments.find(
    one => one.revision === revision && one.outcome === 'succeeded',
  );
  return (
    revision !== undefined &&
    !failure &&
    outcome === 'succeeded' &&
    newest === deployment &&
    running?.revision !== revision
  );
}
