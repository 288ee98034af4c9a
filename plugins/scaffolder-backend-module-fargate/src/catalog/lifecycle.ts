import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { z as zod } from 'zod/v3';
import { checkReadable } from '../validation/checkReadable';

/** The input of the actions for the lifecycle of an API. */
export const lifecycleField = (z: typeof zod) =>
  z
    .string()
    .optional()
    .describe(
      'Lifecycle in the catalog, e.g. experimental, production or deprecated',
    );

/**
 * Checks a change of the lifecycle of a deployed API, which its stack keeps for the
 * catalog.
 *
 * @throws InputError when the text is invalid, or the catalog has the API from a
 *   file, where it is to be changed.
 */
export function checkLifecycleChange(
  entity: Entity,
  lifecycle: string | undefined,
): void {
  if (!lifecycle) {
    return;
  }
  checkReadable('lifecycle', lifecycle);
  const { annotations = {} } = entity.metadata;
  const location = annotations[ANNOTATION_LOCATION];
  if (location !== `fargate-api:${annotations[STACK_ARN_ANNOTATION]}`) {
    throw new InputError(
      `lifecycle: the catalog has ${stringifyEntityRef(
        entity,
      )} not from its stack${
        location ? `, but from ${location}` : ''
      }. Change spec.lifecycle there.`,
    );
  }
}
