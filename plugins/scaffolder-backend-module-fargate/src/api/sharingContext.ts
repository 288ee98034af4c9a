import { NotFoundError } from '@backstage/errors';
import { RunAccess } from '../access/RunAccess';
import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * For stacks that APIs of an environment share: they belong to the environment, but who
 * may deploy APIs into it may create and use them.
 */
export function sharingContext<Context extends DeploymentContext>(
  access: RunAccess,
  context: Context,
): Context {
  return {
    ...context,
    authorize: (clients, stack) =>
      access.toDeployInto(
        clients,
        stack,
        new NotFoundError(
          `Stack ${stack.arn} does not exist, or you have no access to it.`,
        ),
      ),
  };
}
