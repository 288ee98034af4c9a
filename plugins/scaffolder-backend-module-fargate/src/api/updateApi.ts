import { ownersOf } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkLifecycleChange } from '../catalog/lifecycle';
import { publishStack } from '../catalog/publishStack';
import { ZoneInput } from '../dns/apiZone';
import { OnDrift } from '../live/onDrift';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { deployOrDryRun, StackEnd } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import { StackRequest } from '../stack/StackRequest';
import { ApiChanges, ApiStack, apiUpdateRequest, newsOf } from './apiUpdate';
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
import { deployUntilFree } from './deployUntilFree';
import { reconfigureTemplate } from './configuration/configureTemplate';
import { appliedByTags, repositoryOf } from './gitops/appliedBy';
import { GitOpsInput } from './gitops/gitOpsFields';
import { pipelineRights, withPipelineRights } from './gitops/pipelineRights';
import {
  Proposal,
  proposeDeployed,
  proposeUpdate,
  takenOverBy,
} from './gitops/proposal';
import { proposedFor } from './gitops/whoApplies';
import { assertNotMoving } from './move/moving';
import { resolveNames } from './names/resolveNames';
import { DeployedApi } from './openDeployedApi';
import { reconcileApi } from './reconcileApi';
import { withHold } from './rollback/hold';
import { atRollback, readRollback } from './rollback/rollback';
import { handOverSecrets } from './secrets/handOverSecrets';
import { givenSettings, settingsToParameters } from './settings/values';
import { DEPLOYABLE_SHAPES } from './shapes';
import { ApiParameters } from './shapes/DeployableShape';
import { Running, takeOverRunning } from './takeOverRunning';

/** What an update changes, and how. */
export type UpdateInput = ApiChanges &
  AttributionInput &
  GitOpsInput &
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
  const tags = appliedByTags(dependencies.integrations, input.appliedBy);
  assertNotMoving(before);
  checkLifecycleChange(entity, input.lifecycle);
  const planned = await planUpdate(run, dependencies, api, input, tags);
  const { request, deployedTemplate } = planned;
  if (run.isDryRun) {
    context.log.line(
      'Dry run',
      `${request.name}: ${describeParameters(request.parameters)}`,
    );
  }
  const url = proposedFor(
    context.log,
    { stack: before, template: deployedTemplate },
    request,
    input,
  );
  const end = url
    ? {
        arn: before.arn,
        outputs: before.outputs,
        changed: false,
        proposal: await proposeUpdate(run, dependencies, context, {
          stack: before,
          deployedTemplate,
          request,
          url,
          change: { title: titleOf(before, input), pins: pinsImage(input) },
        }),
      }
    : await deployUpdate(run, dependencies, api, input, planned);
  const { endpointOutput } = DEPLOYABLE_SHAPES[before.kind].facts;
  const endpoint = end.outputs[endpointOutput] ?? '';
  endDeployment(run, context, {
    done: url ? `proposed for ${url}` : endpoint,
    changed: end.changed,
    outputs: {
      stackArn: end.arn,
      entityRef: before.entityRef,
      endpoint,
      serviceArn: end.outputs.ServiceArn ?? '',
      changed: end.changed,
      proposal: end.proposal,
    },
  });
}

/** An update that is checked. */
interface PlannedUpdate {
  request: StackRequest & { template: string };
  running: Running;
  deployedTemplate: string;
  /** The parameters of another name, again. */
  choose(): Promise<ApiParameters>;
}

async function deployUpdate(
  run: ActionRun,
  dependencies: ActionDependencies,
  { context, entity, stack: before }: DeployedApi,
  input: UpdateInput,
  { choose, request, running }: PlannedUpdate,
): Promise<StackEnd & { proposal?: Proposal }> {
  const { appliedBy } = input;
  const rights = appliedBy
    ? await pipelineRights(
        context,
        dependencies.integrations,
        before,
        appliedBy,
      )
    : undefined;
  const approved = await approve(
    run,
    dependencies,
    context,
    input.rollBackTo === undefined || rights ? before : undefined,
    request,
    { from: input.from, appliedBy: rights && appliedBy },
  );
  const { hasTakenOver, stack } = await withPipelineRights(
    run,
    context,
    before,
    rights,
    appliedBy,
    async () => ({
      hasTakenOver: await takeOverRunning(
        run,
        context,
        approved.request,
        running,
      ),
      stack: await deployUntilFree(
        DEPLOYABLE_SHAPES[before.kind],
        context,
        approved.request,
        one => deployOrDryRun(run, context, one),
        choose,
      ),
    }),
  );
  const changed = stack.changed || hasTakenOver;
  if (!run.isDryRun) {
    const [owner] = ownersOf(entity);
    await handOverSecrets(context, { ...request, owner });
    await approved.close();
    await publishStack(dependencies.events, stack.arn);
    await DEPLOYABLE_SHAPES[before.kind].assertAnswers?.(context, {
      ...before,
      ...stack,
      parameters: { ...before.parameters, ...request.parameters },
    });
  }
  const proposal = await proposeDeployed(run, dependencies, context, {
    stackArn: stack.arn,
    url: takenOverBy(before, changed, input),
    pins: pinsImage(input),
  });
  return { ...stack, changed, proposal };
}

/** Whether an update gives the image, so that a repository has to name it. */
function pinsImage(input: UpdateInput): boolean {
  return (
    input.rollBackTo !== undefined || givenSettings(input).image !== undefined
  );
}

function titleOf(
  { name }: ApiStack,
  { from, rollBackTo }: UpdateInput,
): string {
  if (rollBackTo !== undefined) {
    return `Roll ${name} back to ${name}:${rollBackTo}`;
  }
  return from ? `Let ${name} run the image of ${from}` : `Update ${name}`;
}

/** The update that is requested, once it is checked. */
async function planUpdate(
  run: ActionRun,
  dependencies: ActionDependencies,
  { context, entity, stack: before }: DeployedApi,
  input: UpdateInput,
  tags: StackRequest['tags'],
): Promise<PlannedUpdate> {
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
  const choose = () =>
    changedName(
      { access, dependencies, credentials, context },
      before,
      input,
      given,
    );
  const name = await choose();
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
    // What is only proposed holds nothing.
    {
      releaseHold,
      rollBackTo:
        input.onGitOps === 'propose' && repositoryOf(before)
          ? undefined
          : rollBackTo,
    },
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
    request: { ...request, tags },
    choose,
    deployedTemplate,
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
