import {
  ApiKind,
  isApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from './StackRecord';

/**
 * The parameter that only the template of an API between two load balancers has.
 *
 * @public
 */
export const MOVING_PARAMETER = 'MovesTo';

/**
 * The kind of API that a stack becomes, while it has the load balancers of both kinds.
 *
 * @returns undefined where it moves nowhere.
 * @public
 */
export function movingTo({
  parameters,
}: Pick<StackRecord, 'parameters'>): ApiKind | undefined {
  const kind = parameters[MOVING_PARAMETER];
  return isApiKind(kind) ? kind : undefined;
}
