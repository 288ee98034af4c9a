import { NotAllowedError } from '@backstage/errors';
import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that a second ARN of an entity is in the same target as the first.
 *
 * @throws NotAllowedError when it is in another target, or in none.
 */
export function assertSameTarget(
  targets: FargateTargets,
  target: FargateTarget,
  arn: string,
): void {
  if (targets.forArn(arn) !== target) {
    throw new NotAllowedError(
      `${arn} is not in target ${target.name}, which contains the entity's stack`,
    );
  }
}
