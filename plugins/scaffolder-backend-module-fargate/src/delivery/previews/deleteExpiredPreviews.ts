import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { LoggerService } from '@backstage/backend-plugin-api';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ActionDependencies } from '../../run/ActionDependencies';
import { expiredPreviews } from './expiredPreviews';
import { stacksIn } from '../../stack/stacksIn';

/** In CloudTrail, where a person would be. */
const INITIATOR = 'plugin:scaffolder';

/**
 * Deletes in all targets the previews whose pipeline has not done it: after a merge
 * it did not run, or the pull request is left open. Of a target that cannot be read,
 * and of a preview that cannot be deleted, it tells the log.
 */
export async function deleteExpiredPreviews(
  aws: ActionDependencies['aws'],
  { logger, signal }: { logger: LoggerService; signal?: AbortSignal },
): Promise<void> {
  for (const target of aws.targets.list()) {
    try {
      await deleteIn(aws, target, { logger, signal });
    } catch (error) {
      logger.warn(
        `Could not look for expired previews in target ${target.name}`,
        error as Error,
      );
    }
  }
}

async function deleteIn(
  aws: ActionDependencies['aws'],
  target: FargateTarget,
  { logger, signal }: { logger: LoggerService; signal?: AbortSignal },
): Promise<void> {
  const { cloudFormation, now } = await aws
    .access({ purpose: 'deploy', initiator: INITIATOR })
    .clients(target);
  const stacks = await stacksIn({ cloudFormation }, { signal });
  for (const { name, arn } of expiredPreviews(stacks, now())) {
    try {
      // By the service role with which the pipeline created it.
      await cloudFormation.send(new DeleteStackCommand({ StackName: arn }), {
        abortSignal: signal,
      });
      logger.info(
        `Deleting preview ${name} in target ${target.name}: no commit for a week`,
      );
    } catch (error) {
      logger.warn(
        `Could not delete preview ${name} in target ${target.name}`,
        error as Error,
      );
    }
  }
}
