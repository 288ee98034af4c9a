import {
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { z } from 'zod/v3';
import { parse } from './parse';

const paramsSchema = z.object({
  kind: z
    .string()
    .refine(KubernetesValidatorFunctions.isValidKind, 'must be an entity kind'),
  namespace: z
    .string()
    .refine(
      KubernetesValidatorFunctions.isValidNamespace,
      'must be a namespace',
    ),
  name: z
    .string()
    .refine(
      KubernetesValidatorFunctions.isValidObjectName,
      'must be an entity name',
    ),
});

/**
 * Returns the entity reference in the path of a request.
 *
 * @throws InputError when a part of it is invalid.
 */
export function entityRefOf(params: unknown): string {
  return stringifyEntityRef(parse(paramsSchema, params));
}
