import { InputError } from '@backstage/errors';
import {
  attributionFields,
  checkAttribution,
} from '../api/attribution/attribution';
import { onGitOpsField } from '../api/gitops/gitOpsFields';
import { openDeployedApi } from '../api/openDeployedApi';
import { promotedSidecars } from '../api/promotion/promotedSidecars';
import { readPromoted } from '../api/promotion/readPromoted';
import { updateApi } from '../api/updateApi';
import { imagesOf } from '../api/assertImages';
import { assertPullable } from '../checks/assertPullable';
import { ActionDependencies } from '../run/ActionDependencies';
import * as fields from '../run/fields';
import { examples } from './apiPromote.examples';
import { createAction } from './createAction';
import { updateOutputs } from './updateOutputs';

/**
 * `fargate:api:promote`: lets an API run the image that another one runs, such as the
 * same API in the environment before.
 *
 * @public
 */
export function createApiPromoteAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: 'fargate:api:promote',
    description:
      'Lets an API run the image that another one runs now, such as the same API in the environment before, and is done when the API is healthy. Everything else stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        from: z =>
          z
            .string()
            .describe(
              'Reference of the API (or its Component) that runs the image, and is healthy',
            ),
        entityRef: z =>
          z
            .string()
            .describe(
              'Reference of the API (or its Component) that shall run it, and is deployed already',
            ),
        onDrift: fields.onDriftField,
        onGitOps: onGitOpsField,
        run: attributionFields.run,
        ...fields.deploymentOptionFields,
      },
      output: {
        ...updateOutputs,
        image: z => z.string().describe('The image, by its digest'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const { from, entityRef } = input;
      checkAttribution(input);
      const api = await openDeployedApi(ctx, dependencies, entityRef);
      // A task that is resumed deploys what it said at first, whatever runs by then.
      const promoted = await ctx.checkpoint({
        key: `fargate:api:promote:${from}`,
        fn: () => readPromoted(ctx, dependencies, from),
      });
      if (promoted.stackArn === api.stack.arn) {
        throw new InputError(
          `from: ${from} is the API that shall run the image. Choose that of another environment.`,
        );
      }
      const { image, commit } = promoted;
      const sidecars = await promotedSidecars(
        api.context,
        api.stack,
        promoted.sidecarImages,
      );
      for (const one of imagesOf(image, sidecars)) {
        await assertPullable(api.context, one);
      }
      await updateApi(ctx, dependencies, api, {
        ...input,
        image,
        commit,
        sidecarImages: Object.fromEntries(
          sidecars.map(one => [one.name, one.image]),
        ),
      });
      ctx.output('image', image);
    },
  });
}
