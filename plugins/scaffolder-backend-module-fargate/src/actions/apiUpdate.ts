import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiChanges, apiUpdateRequest, newsOf } from '../api/apiUpdate';
import { assertDeployable } from '../api/assertDeployable';
import { assertOwnPlace } from '../api/assertOwnPlace';
import {
  attributionFields,
  AttributionInput,
  attributionOf,
  checkAttribution,
  isAttribution,
  withAttribution,
} from '../api/attribution/attribution';
import { authorizeCertificate } from '../api/authorizeCertificate';
import { changedName } from '../api/changedName';
import { reconcileApi } from '../api/reconcileApi';
import { ConfigurationChanges } from '../api/configuration/Configuration';
import { checkConfiguration } from '../api/configuration/checkConfiguration';
import { configurationChangeFields } from '../api/configuration/configurationFields';
import { checkRollback } from '../api/rollback/checkRollback';
import { withHold } from '../api/rollback/hold';
import { atRollback, readRollback } from '../api/rollback/rollback';
import { Running, takeOverRunning } from '../api/takeOverRunning';
import { reconfigureTemplate } from '../api/configuration/configureTemplate';
import {
  additionalNameFields,
  checkAdditionalNames,
} from '../api/names/AdditionalName';
import { resolveNames } from '../api/names/resolveNames';
import { handOverSecrets } from '../api/secrets/handOverSecrets';
import { updateFields } from '../api/settings/settingFields';
import { givenSettings, settingsToParameters } from '../api/settings/values';
import { DEPLOYABLE_SHAPES } from '../api/shapes';
import { checkLifecycleChange, lifecycleField } from '../catalog/lifecycle';
import { publishStack } from '../catalog/publishStack';
import { ZoneInput } from '../dns/apiZone';
import { OnDrift } from '../live/onDrift';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import { StackRequest } from '../stack/StackRequest';
import { examples } from './apiUpdate.examples';
import { createAction } from './createAction';
import * as fields from '../run/fields';
import { DeployedApi, openDeployedApi } from './openDeployedApi';

type UpdateRun = ActionRun & {
  input: ApiChanges &
    AttributionInput &
    ConfigurationChanges &
    ZoneInput & {
      additionalNames?: string[];
      lifecycle?: string;
      onDrift?: OnDrift;
      releaseHold?: boolean;
      rollBackTo?: number;
    };
};

/**
 * `fargate:api:update`: changes an API that stands; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createApiUpdateAction(dependencies: ActionDependencies) {
  const { events } = dependencies;
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
        lifecycle: lifecycleField,
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
      const { input } = ctx;
      checkConfiguration(input);
      checkAdditionalNames(input.additionalNames);
      checkAttribution(input);
      checkRollback(input);
      const api = await openDeployedApi(ctx, dependencies, input.entityRef);
      const { context, entity, stack: before } = api;
      checkLifecycleChange(entity, input.lifecycle);
      const { request, running } = await planUpdate(ctx, api);
      if (ctx.isDryRun) {
        context.log.line(
          'Dry run',
          `${request.name}: ${describeParameters(request.parameters)}`,
        );
      }
      const hasTakenOver = await takeOverRunning(
        ctx,
        context,
        request,
        running,
      );
      const stack = await deployOrDryRun(ctx, context, request);
      const changed = stack.changed || hasTakenOver;
      if (!ctx.isDryRun) {
        const [owner] = ownersOf(entity);
        await handOverSecrets(context, { ...request, owner });
        await publishStack(events, stack.arn);
      }
      const { endpointOutput } = DEPLOYABLE_SHAPES[before.kind].facts;
      const endpoint = stack.outputs[endpointOutput] ?? '';
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

  /** The update that is requested, once it is checked. */
  async function planUpdate(
    run: UpdateRun,
    { context, entity, stack: before }: DeployedApi,
  ): Promise<{ request: StackRequest; running: Running }> {
    const { access, input } = run;
    const { onDrift, releaseHold, rollBackTo } = input;
    const shape = DEPLOYABLE_SHAPES[before.kind];
    const restored =
      rollBackTo === undefined
        ? undefined
        : await readRollback(context, before, rollBackTo);
    const changes = { ...input, ...restored?.settings };
    const given = givenSettings(changes);
    const reconciled = await reconcileApi(context, before, given, onDrift);
    const { adopted } = reconciled;
    await authorizeCertificate(access, context, given.certificateArn);
    const credentials = await run.getInitiatorCredentials();
    const name = await changedName(
      { access, dependencies, credentials, context },
      before,
      input,
      given,
    );
    const [owner] = ownersOf(entity);
    const {
      template,
      before: deployedTemplate,
      isNew,
      containers,
    } = await atRollback(rollBackTo, async () =>
      reconfigureTemplate(
        context,
        before,
        await shape.template(),
        given.image ?? adopted.image ?? before.parameters.ImageUrl,
        input,
        {
          mayUseSecretsOf: async one =>
            one === owner || access.initiator.isMember([one]),
          namesAfter: names =>
            resolveNames(
              { access, context },
              {
                kind: before.kind,
                requested: input.additionalNames,
                deployed: { stack: before, names },
                parameters: {
                  ...before.parameters,
                  ...settingsToParameters(given),
                  ...name,
                },
                keepsNames: true,
              },
            ),
          restored: restored?.containers,
          lifecycle: input.lifecycle,
        },
      ),
    );
    const request = withHold(
      context,
      before,
      { releaseHold, rollBackTo },
      withAttribution(
        apiUpdateRequest(before, template, changes, adopted, name),
        await attributionOf(run, input, rollBackTo),
        { stack: before, template: deployedTemplate },
      ),
      credentials,
    );
    await assertOwnPlace(context, before, { isNew });
    const news = newsOf(
      before.kind,
      { ...adopted, ...given },
      {
        running: reconciled.desired,
        isNewTemplate: isNew,
        place: name,
        onDrift,
      },
    );
    const isSound = await assertDeployable(
      context,
      shape,
      { ...before.parameters, ...request.parameters },
      { deployed: before, containers, news, onDrift },
    );
    return {
      request,
      running: { ...reconciled, stack: before, isSound, onDrift },
    };
  }
}

function describeParameters(parameters: Record<string, string>): string {
  return (
    Object.entries(parameters)
      .filter(([key]) => !isAttribution(key))
      .map(([key, value]) => `${key} would become ${value}`)
      .join(', ') || 'all would stay as it is'
  );
}
