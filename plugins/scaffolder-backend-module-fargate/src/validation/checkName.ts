import { InputError } from '@backstage/errors';
import {
  MAX_NAME_LENGTH,
  nameProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * A name that the catalog, CloudFormation and ECS all take.
 *
 * @throws InputError when it is none.
 */
export function checkName(field: string, name: string): void {
  if (nameProblem(name)) {
    throw new InputError(
      `${field}: "${name}" cannot be used. Take lower-case letters, digits and single hyphens between them, a letter first, at most ${MAX_NAME_LENGTH} in all, e.g. orders-api.`,
    );
  }
}
