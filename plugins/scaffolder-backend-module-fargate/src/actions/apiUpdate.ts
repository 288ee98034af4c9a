import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiStack, apiUpdateRequest, newsOf } from '../api/apiUpdate';
import { assertDeployable } from '../api/assertDeployable';
import { logApiDone } from '../api/logApiDone';
import { updateFields } from '../api/settings/settingFields';
import { DEPLOYABLE_SHAPES } from '../api/shapes';
import { findEntityStack } from '../catalog/findEntityStack';
import { publishStack } from '../catalog/publishStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { deployStack } from '../stack/deployStack';
import { dryRunStack } from '../stack/dryRun';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './apiUpdate.examples';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { withFailureReport } from './withFailureReport';

/**
 * `fargate:api:update`: changes an API that stands; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createApiUpdateAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:api:update',
    description:
      'Changes settings of a deployed API, such as its image, size or number of tasks, and is done when its targets are healthy. What is not mentioned stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('Reference of the API or its Component in the catalog'),
        ...updateFields(),
        onReplacement: z =>
          z
            .enum(['fail', 'proceed'])
            .optional()
            .describe(
              'What to do when the update would replace the load balancer or target group. Default: fail',
            ),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        entityRef: z => z.string().describe('Reference of the API'),
        endpoint: z => z.string().describe('URL at which the API answers'),
        serviceArn: z => z.string().describe('ARN of the ECS service'),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { entity, stackArn } = await findEntityStack(
        catalog,
        input.entityRef,
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        aws.targets.forArn(stackArn),
        stackArn,
      );
      const { clients, log } = context;
      const startedAt = clients.now();
      const before = assertApi(
        await readOwnStack(clients, entity, stackArn, { signal }),
      );
      const shape = DEPLOYABLE_SHAPES[before.kind];
      const request = apiUpdateRequest(before, input);
      const { facts } = shape;
      await assertDeployable(
        dependencies,
        context,
        shape,
        { ...before.parameters, ...request.parameters },
        { deployed: before, news: newsOf(before.kind, input) },
      );
      if (ctx.isDryRun) {
        log.line(
          'Dry run',
          `${request.name}: ${describeParameters(request.parameters)}`,
        );
        await dryRunStack(context, request);
        outputStack(before, false);
        return;
      }
      const { stack, changed } = await withFailureReport(log, () =>
        deployStack(context, request),
      );
      await publishStack(events, stack.arn);
      logApiDone(context, stack.outputs[facts.endpointOutput], {
        changed,
        startedAt,
      });
      outputStack(stack, changed);

      function outputStack(
        { arn, outputs }: StackRecord,
        isChanged: boolean,
      ): void {
        ctx.output('stackArn', arn);
        ctx.output('entityRef', before.entityRef);
        ctx.output('endpoint', outputs[facts.endpointOutput] ?? '');
        ctx.output('serviceArn', outputs.ServiceArn ?? '');
        ctx.output('changed', isChanged);
      }
    },
  });
}

/** @throws InputError when the stack is not of an API. */
function assertApi(stack: StackRecord & { entityRef: string }): ApiStack {
  const { kind } = stack;
  if (!isApiKind(kind)) {
    throw new InputError(
      `entityRef: stack ${stack.name} is not an API, but a ${kind}. Choose an API.`,
    );
  }
  return { ...stack, kind };
}

function describeParameters(parameters: Record<string, string>): string {
  return (
    Object.entries(parameters)
      .map(([key, value]) => `${key} would become ${value}`)
      .join(', ') || 'all would stay as it is'
  );
}
