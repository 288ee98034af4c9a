import { InputError } from '@backstage/errors';
import {
  FargateTarget,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * The target of an ARN, which must be in the account of another target; its
 * region does not matter.
 *
 * @throws NotAllowedError when no target covers the ARN.
 * @throws InputError when it is in another account.
 */
export function assertSameAccount(
  targets: FargateTargets,
  target: FargateTarget,
  field: string,
  arn: string,
): FargateTarget {
  const found = targets.forArn(arn);
  if (found.accountId !== target.accountId) {
    throw new InputError(
      `${field}: ${arn} is in account ${found.accountId} (target ${found.name}), but the API will be in ${target.accountId} (target ${target.name}), and its DNS record must be in a zone of the same account. Create a zone there.`,
    );
  }
  return found;
}
