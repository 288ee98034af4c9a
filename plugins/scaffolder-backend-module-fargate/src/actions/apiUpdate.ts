import {
  attributionFields,
  checkAttribution,
} from '../api/attribution/attribution';
import { checkConfiguration } from '../api/configuration/checkConfiguration';
import { configurationChangeFields } from '../api/configuration/configurationFields';
import { newAppliedByField, onGitOpsField } from '../api/gitops/gitOpsFields';
import { openDeployedApi } from '../api/openDeployedApi';
import { checkRollback } from '../api/rollback/checkRollback';
import {
  additionalNameFields,
  checkAdditionalNames,
} from '../api/names/AdditionalName';
import { updateFields } from '../api/settings/settingFields';
import { updateApi } from '../api/updateApi';
import { lifecycleField } from '../catalog/lifecycle';
import { ActionDependencies } from '../run/ActionDependencies';
import { examples } from './apiUpdate.examples';
import { createAction } from './createAction';
import * as fields from '../run/fields';
import { updateOutputs } from './updateOutputs';

/**
 * `fargate:api:update`: changes an API that stands; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createApiUpdateAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: 'fargate:api:update',
    description:
      'Changes settings of a deployed API, such as its image, size or number of tasks, and is done when the API is healthy. What is not mentioned stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('Reference of the API or its Component in the catalog'),
        ...updateFields(),
        ...fields.zoneFields,
        ...additionalNameFields,
        ...configurationChangeFields,
        rollBackTo: z =>
          z
            .number()
            .optional()
            .describe(
              "Number of an earlier revision of the API's task definition, whose image, size, variables, secrets and containers are restored. Holds automatic deployments until they are released",
            ),
        releaseHold: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Releases automatic deployments, which a roll back holds. Default: false',
            ),
        onReplacement: z =>
          z
            .enum(['fail', 'proceed'])
            .optional()
            .describe(
              'What to do when the update would replace the load balancer or target group. Default: fail',
            ),
        onDrift: fields.onDriftField,
        appliedBy: newAppliedByField,
        onGitOps: onGitOpsField,
        lifecycle: lifecycleField,
        ...attributionFields,
        ...fields.deploymentOptionFields,
      },
      output: updateOutputs,
    },
    async handler(ctx) {
      const { input } = ctx;
      checkConfiguration(input);
      checkAdditionalNames(input.additionalNames);
      checkAttribution(input);
      checkRollback(input);
      const api = await openDeployedApi(ctx, dependencies, input.entityRef);
      await updateApi(ctx, dependencies, api, input);
    },
  });
}
