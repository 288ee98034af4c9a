import { DeploymentKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { PastDeployment } from '../resources';
import { runningDeployment } from './runningDeployment';

/**
 * Why a service was deployed: whoever restarts it, and a rollback of CloudFormation,
 * deploy a revision again that somebody else registered.
 *
 * @param older - the deployments before it, newest first.
 */
export function kindOf(
  { taskDefinitionArn }: PastDeployment,
  older: readonly PastDeployment[],
): DeploymentKind {
  if (
    taskDefinitionArn === undefined ||
    older.every(one => one.taskDefinitionArn !== taskDefinitionArn)
  ) {
    return 'revision';
  }
  const before = runningDeployment(older) ?? older[0];
  const [last] = older;
  return before.taskDefinitionArn === taskDefinitionArn &&
    (last.taskDefinitionArn === taskDefinitionArn ||
      last.status === 'ROLLBACK_SUCCESSFUL')
    ? 'restart'
    : 'restoration';
}
