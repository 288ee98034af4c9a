import { NotAllowedError } from '@backstage/errors';
import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Two ARNs of one thing cannot be in two places: one of them is not ours to follow.
 *
 * @throws NotAllowedError when they are.
 */
export function assertSameTarget(
  targets: FargateTargets,
  target: FargateTarget,
  arn: string,
): void {
  if (targets.forArn(arn) !== target) {
    throw new NotAllowedError(
      `${arn} is not in target ${target.name}, where the entity's stack is`,
    );
  }
}
