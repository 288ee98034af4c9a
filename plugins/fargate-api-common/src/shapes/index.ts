import { ApiShape } from './ApiShape';
import { gatewayApi } from './gatewayApi';
import { internalApi } from './internalApi';
import { publicApi } from './publicApi';
import { sharedApi } from './sharedApi';

export type { ApiShape } from './ApiShape';

/**
 * Every shape of API, by its kind.
 *
 * @public
 */
export const API_SHAPES = {
  'public-api': publicApi,
  'internal-api': internalApi,
  'gateway-api': gatewayApi,
  'shared-api': sharedApi,
} as const;

/**
 * A kind of API, and of its stack.
 *
 * @public
 */
export type ApiKind = keyof typeof API_SHAPES;

/**
 * All kinds of API.
 *
 * @public
 */
export const API_KINDS = Object.keys(API_SHAPES) as readonly ApiKind[];

/**
 * Whether a stack of this kind runs an API, and so stands for an API and its
 * Component.
 *
 * @public
 */
export function isApiKind(kind: string | undefined): kind is ApiKind {
  return kind !== undefined && Object.hasOwn(API_SHAPES, kind);
}

/**
 * The shape of a kind of stack; undefined where it runs no API.
 *
 * @public
 */
export function apiShape(kind: string | undefined): ApiShape | undefined {
  return isApiKind(kind) ? API_SHAPES[kind] : undefined;
}
