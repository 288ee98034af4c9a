import { StackEnd } from '../run/deployOrDryRun';
import { DeploymentContext } from '../stack/DeploymentContext';
import { StackRequest } from '../stack/StackRequest';
import { ApiParameters, DeployableShape } from './shapes/DeployableShape';

/** How often to deploy where other APIs take what is chosen. */
const MAX_ATTEMPTS = 10;

/**
 * Deploys a stack, again with another choice where another API took meanwhile what its
 * shape had chosen for it.
 *
 * @param choose - the parameters of another choice.
 */
export async function deployUntilFree(
  { isTaken }: Pick<DeployableShape<any>, 'isTaken'>,
  { log }: Pick<DeploymentContext, 'log'>,
  first: StackRequest,
  deploy: (request: StackRequest) => Promise<StackEnd>,
  choose: () => Promise<ApiParameters>,
): Promise<StackEnd> {
  let request = first;
  for (let attempt = 1; ; attempt++) {
    try {
      return await deploy(request);
    } catch (error) {
      if (!isTaken?.(error) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
      log.line(request.label, `${error.message}: trying another one`);
      const parameters = { ...request.parameters, ...(await choose()) };
      request = { ...request, parameters };
    }
  }
}
