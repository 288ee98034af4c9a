import {
  FargateTarget,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from '../../stack/StackRequest';

/**
 * Whether a request waits for an approval, because its target requires that: it deploys,
 * in the terms of the history, to an API that is deployed, or changes what its pipeline
 * may. A task that is resumed after its change began does not wait again.
 *
 * @param own - `DeployedTask` of what this task deploys.
 * @param changesPipeline - whether it also gives or takes rights of the API's pipeline.
 */
export function needsApproval(
  { requiresApproval = false }: Pick<FargateTarget, 'requiresApproval'>,
  before: Pick<StackRecord, 'parameters'> | undefined,
  { parameters: { DeployedTask } }: Pick<StackRequest, 'parameters'>,
  own: string,
  changesPipeline: boolean,
): boolean {
  if (!requiresApproval || !before) {
    return false;
  }
  const current = before.parameters.DeployedTask;
  return (
    (DeployedTask !== undefined && DeployedTask !== current) ||
    (changesPipeline && current !== own)
  );
}
