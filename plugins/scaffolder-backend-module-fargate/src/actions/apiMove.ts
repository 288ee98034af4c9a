import { moveApi } from '../api/move/moveApi';
import { openDeployedApi } from '../api/openDeployedApi';
import { ActionDependencies } from '../run/ActionDependencies';
import * as fields from '../run/fields';
import { examples } from './apiMove.examples';
import { createAction } from './createAction';
import { updateOutputs } from './updateOutputs';

/**
 * `fargate:api:move`: moves an API between a load balancer of its own and the one that
 * the APIs of its environment share.
 *
 * @public
 */
export function createApiMoveAction(dependencies: ActionDependencies) {
  const { proposal: _, ...output } = updateOutputs;
  return createAction(dependencies, {
    id: 'fargate:api:move',
    description:
      'Moves an API between a load balancer of its own and the one that the APIs of its environment share, under its name and without a gap: both serve it until no client can use the old one any more, about an hour. It can be repeated, and goes on where it ended.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('Reference of the API or its Component in the catalog'),
        loadBalancer: z =>
          z
            .enum(['own', 'shared'])
            .describe(
              'Where it moves to: own is a load balancer of its own, shared the one of its environment, which is created if it does not exist',
            ),
        onDrift: fields.onDriftField,
        ...fields.deploymentOptionFields,
      },
      output,
    },
    async handler(ctx) {
      const { input } = ctx;
      const api = await openDeployedApi(ctx, dependencies, input.entityRef);
      await moveApi(ctx, dependencies, api, input);
    },
  });
}
