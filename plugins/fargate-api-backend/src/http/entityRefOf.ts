import {
  KubernetesValidatorFunctions,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { z } from 'zod/v3';
import { parse } from './parse';

const paramsSchema = z.object({
  kind: z
    .string()
    .refine(KubernetesValidatorFunctions.isValidKind, 'not an entity kind'),
  namespace: z
    .string()
    .refine(KubernetesValidatorFunctions.isValidNamespace, 'not a namespace'),
  name: z
    .string()
    .refine(KubernetesValidatorFunctions.isValidObjectName, 'not a name'),
});

/**
 * The entity that a request's path names.
 *
 * @throws InputError when no entity can be called that.
 */
export function entityRefOf(params: unknown): string {
  return stringifyEntityRef(parse(paramsSchema, params));
}
