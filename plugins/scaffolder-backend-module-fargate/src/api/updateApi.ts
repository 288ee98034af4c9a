import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkLifecycleChange } from '../catalog/lifecycle';
import { publishStack } from '../catalog/publishStack';
import { ZoneInput } from '../dns/apiZone';
import { OnDrift } from '../live/onDrift';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import { StackRequest } from '../stack/StackRequest';
import { ApiChanges, apiUpdateRequest, newsOf } from './apiUpdate';
import { approve } from './approval/approve';
import { assertDeployable } from './assertDeployable';
import { assertOwnPlace } from './assertOwnPlace';
import {
  AttributionInput,
  attributionOf,
  isAttribution,
  withAttribution,
} from './attribution/attribution';
import { authorizeCertificate } from './authorizeCertificate';
import { changedName } from './changedName';
import { ConfigurationChanges } from './configuration/Configuration';
import { reconfigureTemplate } from './configuration/configureTemplate';
import { resolveNames } from './names/resolveNames';
import { DeployedApi } from './openDeployedApi';
import { reconcileApi } from './reconcileApi';
import { withHold } from './rollback/hold';
import { atRollback, readRollback } from './rollback/rollback';
import { handOverSecrets } from './secrets/handOverSecrets';
import { givenSettings, settingsToParameters } from './settings/values';
import { DEPLOYABLE_SHAPES } from './shapes';
import { Running, takeOverRunning } from './takeOverRunning';

/** What an update changes, and how. */
export type UpdateInput = ApiChanges &
  AttributionInput &
  ConfigurationChanges &
  ZoneInput & {
    additionalNames?: string[];
    lifecycle?: string;
    onDrift?: OnDrift;
    releaseHold?: boolean;
    rollBackTo?: number;
    /** Reference of the API whose image it gets. */
    from?: string;
    /** Other images of sidecars that it has, by the sidecar's name. */
    sidecarImages?: Readonly<Record<string, string>>;
  };

/**
 * Updates a deployed API and is done when it is healthy; or works out in a dry run
 * what that would do.
 *
 * @param input - checked.
 * @throws InputError when a change is not possible; nothing is changed then.
 * @throws DeploymentError when the update fails.
 */
export async function updateApi(
  run: ActionRun,
  dependencies: ActionDependencies,
  api: DeployedApi,
  input: UpdateInput,
): Promise<void> {
  const { context, entity, stack: before } = api;
  checkLifecycleChange(entity, input.lifecycle);
  const { request, running } = await planUpdate(run, dependencies, api, input);
  if (run.isDryRun) {
    context.log.line(
      'Dry run',
      `${request.name}: ${describeParameters(request.parameters)}`,
    );
  }
  const isRollback = input.rollBackTo !== undefined;
  const approved = await approve(
    run,
    dependencies,
    context,
    isRollback ? undefined : before,
    request,
    input.from,
  );
  const hasTakenOver = await takeOverRunning(run, context, request, running);
  const stack = await deployOrDryRun(run, context, request);
  const changed = stack.changed || hasTakenOver;
  if (!run.isDryRun) {
    const [owner] = ownersOf(entity);
    await handOverSecrets(context, { ...request, owner });
    await approved.close();
    await publishStack(dependencies.events, stack.arn);
  }
  const { endpointOutput } = DEPLOYABLE_SHAPES[before.kind].facts;
  const endpoint = stack.outputs[endpointOutput] ?? '';
  endDeployment(run, context, {
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
}

/** The update that is requested, once it is checked. */
async function planUpdate(
  run: ActionRun,
  dependencies: ActionDependencies,
  { context, entity, stack: before }: DeployedApi,
  input: UpdateInput,
): Promise<{ request: StackRequest; running: Running }> {
  const { access } = run;
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
        sidecarImages: input.sidecarImages,
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

function describeParameters(parameters: Record<string, string>): string {
  return (
    Object.entries(parameters)
      .filter(([key]) => !isAttribution(key))
      .map(([key, value]) => `${key} would become ${value}`)
      .join(', ') || 'all would stay as it is'
  );
}
