import {
  FargateTarget,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from '../../stack/StackRequest';

/**
 * Whether a request waits for an approval: it deploys, in the terms of the history, to an
 * API that is deployed, and its target requires that. A task that is resumed after its
 * change began does not wait again.
 */
export function needsApproval(
  { requiresApproval = false }: Pick<FargateTarget, 'requiresApproval'>,
  before: Pick<StackRecord, 'parameters'> | undefined,
  { parameters: { DeployedTask } }: Pick<StackRequest, 'parameters'>,
): boolean {
  return (
    requiresApproval &&
    before !== undefined &&
    DeployedTask !== undefined &&
    DeployedTask !== before.parameters.DeployedTask
  );
}
