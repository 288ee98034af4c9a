import { ConflictError } from '@backstage/errors';
import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  movingTo,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** The kinds of API between which one moves, by where the load balancer belongs. */
export const MOVES = {
  own: 'public-api',
  shared: 'shared-api',
} as const satisfies Record<string, ApiKind>;

/** A kind of API that moves. */
export type MovingKind = (typeof MOVES)[keyof typeof MOVES];

/** Which load balancer an API moves to: its own, or the one of its environment. */
export type Balancer = keyof typeof MOVES;

/** `a load balancer of its own` */
export function describeBalancer(kind: ApiKind): string {
  return kind === MOVES.shared
    ? 'the shared load balancer of its environment'
    : 'a load balancer of its own';
}

/**
 * Refuses to deploy an API that is between two load balancers: the plain template of
 * its kind has only one of them.
 *
 * @throws ConflictError that says how to go on.
 */
export function assertNotMoving(stack: StackRecord | undefined): void {
  const to = stack && movingTo(stack);
  if (to) {
    throw new ConflictError(
      `Stack ${stack.name} is moving to ${describeBalancer(
        to,
      )}, and has both load balancers until that ends. If no task does it now, run fargate:api:move again: to the same load balancer to end it, or to the other one to go back.`,
    );
  }
}
