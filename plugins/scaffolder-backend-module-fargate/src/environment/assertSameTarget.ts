import { InputError } from '@backstage/errors';
import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * @throws NotAllowedError when no target covers the ARN.
 * @throws InputError when another target than the given one does.
 */
export function assertSameTarget(
  targets: FargateTargets,
  target: FargateTarget,
  arn: string,
): void {
  const { accountId, region, name } = targets.forArn(arn);
  if (accountId !== target.accountId || region !== target.region) {
    throw new InputError(
      `network: ${arn} is in target ${name}, but the cluster will be in ${target.name}. Network and cluster must be in the same account and region.`,
    );
  }
}
