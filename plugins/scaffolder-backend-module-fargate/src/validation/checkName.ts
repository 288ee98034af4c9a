import { InputError } from '@backstage/errors';

/** Leaves room for what is put around a name: `environment-…-cluster`, a namespace, a suffix of AWS's. */
const MAX_LENGTH = 32;

/**
 * A name that the catalog, CloudFormation and ECS all take.
 *
 * @throws InputError when it is none.
 */
export function checkName(name: string): void {
  if (
    name.length > MAX_LENGTH ||
    !/^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/.test(name)
  ) {
    throw new InputError(
      `name: "${name}" cannot be used. Take lower-case letters, digits and single hyphens between them, a letter first, at most ${MAX_LENGTH} in all, e.g. orders-api.`,
    );
  }
}
