import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiUpdateRequest, newsOf } from '../api/apiUpdate';
import { assertDeployable } from '../api/assertDeployable';
import { assertOwnPlace } from '../api/assertOwnPlace';
import {
  attributionFields,
  attributionOf,
  checkAttribution,
  isAttribution,
  withAttribution,
} from '../api/attribution/attribution';
import { authorizeCertificate } from '../api/authorizeCertificate';
import { changedName } from '../api/changedName';
import { reconcileApi } from '../api/reconcileApi';
import { checkConfiguration } from '../api/configuration/checkConfiguration';
import { configurationChangeFields } from '../api/configuration/configurationFields';
import { checkRollback } from '../api/rollback/checkRollback';
import { withHold } from '../api/rollback/hold';
import { atRollback, readRollback } from '../api/rollback/rollback';
import { takeOverRunning } from '../api/takeOverRunning';
import { reconfigureTemplate } from '../api/configuration/configureTemplate';
import { handOverSecrets } from '../api/secrets/handOverSecrets';
import { updateFields } from '../api/settings/settingFields';
import { givenSettings } from '../api/settings/values';
import { DEPLOYABLE_SHAPES } from '../api/shapes';
import { findEntityStack } from '../catalog/findEntityStack';
import { publishStack } from '../catalog/publishStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { ActionDependencies } from '../run/ActionDependencies';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import { examples } from './apiUpdate.examples';
import { assertApi } from './assertApi';
import { createAction } from './createAction';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';

/**
 * `fargate:api:update`: changes an API that stands; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createApiUpdateAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
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
        ...attributionFields,
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
      checkConfiguration(input);
      checkAttribution(input);
      checkRollback(input);
      const { entity, stackArn } = await findEntityStack(
        catalog,
        input.entityRef,
        await ctx.getInitiatorCredentials(),
      );
      const permit = await ctx.access.toChange(
        'update',
        aws.targets.forArn(stackArn),
        entity,
      );
      const context = await openDeployment(ctx, dependencies, permit, stackArn);
      const { clients, log } = context;
      const named = await readOwnStack(clients, entity, stackArn, { signal });
      // The catalog may not have read yet that the API was deployed again.
      const before = assertApi(
        named.status === 'DELETE_COMPLETE'
          ? await readOwnStack(clients, entity, named.name, { signal })
          : named,
      );
      await context.authorize(clients, before);
      const shape = DEPLOYABLE_SHAPES[before.kind];
      const { releaseHold, rollBackTo } = input;
      const restored =
        rollBackTo === undefined
          ? undefined
          : await readRollback(context, before, rollBackTo);
      const changes = { ...input, ...restored?.settings };
      const given = givenSettings(changes);
      const reconciled = await reconcileApi(
        context,
        before,
        given,
        input.onDrift,
      );
      const { adopted, desired } = reconciled;
      await authorizeCertificate(ctx.access, context, given.certificateArn);
      const name = await changedName(
        {
          access: ctx.access,
          dependencies,
          credentials: await ctx.getInitiatorCredentials(),
          context,
        },
        before,
        input,
        given,
      );
      const [owner] = ownersOf(entity);
      const {
        template,
        before: deployedTemplate,
        isNew,
        sidecars,
      } = await atRollback(rollBackTo, async () =>
        reconfigureTemplate(
          context,
          before,
          await shape.template(),
          given.image ?? adopted.image ?? before.parameters.ImageUrl,
          input,
          async one => one === owner || ctx.access.initiator.isMember([one]),
          restored?.containers,
        ),
      );
      const request = withHold(
        context,
        before,
        { releaseHold, rollBackTo },
        withAttribution(
          apiUpdateRequest(before, template, changes, adopted, name),
          await attributionOf(ctx, input, rollBackTo),
          { stack: before, template: deployedTemplate },
        ),
        await ctx.getInitiatorCredentials(),
      );
      await assertOwnPlace(context, before, { isNew });
      const { facts } = shape;
      const isSound = await assertDeployable(
        context,
        shape,
        { ...before.parameters, ...request.parameters },
        {
          deployed: before,
          sidecars,
          news: newsOf(
            before.kind,
            { ...adopted, ...given },
            {
              running: desired,
              isNewTemplate: isNew,
              place: name,
              onDrift: input.onDrift,
            },
          ),
          onDrift: input.onDrift,
        },
      );
      if (ctx.isDryRun) {
        log.line(
          'Dry run',
          `${request.name}: ${describeParameters(request.parameters)}`,
        );
      }
      const hasTakenOver = await takeOverRunning(ctx, context, request, {
        stack: before,
        ...reconciled,
        isSound,
        onDrift: input.onDrift,
      });
      const stack = await deployOrDryRun(ctx, context, request);
      const changed = stack.changed || hasTakenOver;
      if (!ctx.isDryRun) {
        await handOverSecrets(context, { ...request, owner });
        await publishStack(events, stack.arn);
      }
      const endpoint = stack.outputs[facts.endpointOutput] ?? '';
      endDeployment(ctx, context, {
        done: endpoint,
        changed,
        outputs: {
          stackArn: stack.arn,
          entityRef: before.entityRef,
          endpoint,
          serviceArn: stack.outputs.ServiceArn ?? '',
          changed,
        },
      });
    },
  });
}

function describeParameters(parameters: Record<string, string>): string {
  return (
    Object.entries(parameters)
      .filter(([key]) => !isAttribution(key))
      .map(([key, value]) => `${key} would become ${value}`)
      .join(', ') || 'all would stay as it is'
  );
}
