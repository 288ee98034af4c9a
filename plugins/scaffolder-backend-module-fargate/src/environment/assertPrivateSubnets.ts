import { InputError } from '@backstage/errors';
import { Environment } from './Environment';

/**
 * Checks that an environment has private subnets.
 *
 * @param noun - what needs them, with its article.
 * @throws InputError when it has none.
 */
export function assertPrivateSubnets(
  { entityRef, network }: Pick<Environment, 'entityRef' | 'network'>,
  noun: string,
): void {
  if (!network.privateSubnetIds.length) {
    throw new InputError(
      `environment: ${entityRef} has no private subnets, and the tasks of ${noun} run only in private ones. Choose another environment, or add private subnets with fargate:environment:update.`,
    );
  }
}
