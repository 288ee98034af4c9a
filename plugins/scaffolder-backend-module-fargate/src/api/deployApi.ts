import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { apiRef } from '../catalog/entityRefs';
import { assertServiceNameFree } from '../checks/assertServiceNameFree';
import { Environment } from '../environment/Environment';
import { readEnvironment } from '../environment/readEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { deployOrDryRun, StackEnd } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import { DeploymentContext } from '../stack/DeploymentContext';
import { dryRunArn, dryRunTemplate, isDryRunArn } from '../stack/dryRun';
import { StackRequest } from '../stack/StackRequest';
import { apiRequest } from './apiRequest';
import { approve } from './approval/approve';
import { assertDeployable } from './assertDeployable';
import { assertImages, imagesOf } from './assertImages';
import {
  attributionOf,
  checkAttribution,
  withAttribution,
} from './attribution/attribution';
import { authorizeCertificate } from './authorizeCertificate';
import { deployUntilFree } from './deployUntilFree';
import { assertNotMoving } from './move/moving';
import { checkConfiguration } from './configuration/checkConfiguration';
import { configureTemplate } from './configuration/configureTemplate';
import { checkAdditionalNames } from './names/AdditionalName';
import { appliedByTags, assertSameApplier } from './gitops/appliedBy';
import { proposeDeployed, takenOverBy } from './gitops/proposal';
import { proposedFor } from './gitops/whoApplies';
import { resolveNames } from './names/resolveNames';
import { ApiDeployment, ApiRun, openApiDeployment } from './openApiDeployment';
import { apiOutputs } from './apiOutputs';
import { reconcileApi } from './reconcileApi';
import { handOverSecrets } from './secrets/handOverSecrets';
import { withHold } from './rollback/hold';
import { sharingContext } from './sharingContext';
import { requestedSettings } from './settings/requestedSettings';
import { SETTINGS, SettingValues } from './settings/settings';
import { withTargetDefaults } from './settings/targetDefaults';
import { checkedSidecars } from './sidecars/checkedSidecars';
import { defaultSettings, settingsToParameters } from './settings/values';
import { Running, takeOverRunning } from './takeOverRunning';
import { DeployableShape } from './shapes/DeployableShape';

/** Statuses of a stack whose creation has not succeeded. */
const INCOMPLETE = /^(REVIEW|CREATE_(IN_PROGRESS|FAILED)$|ROLLBACK)/;

/**
 * Deploys an API of any shape and is done when it is healthy in the terms of
 * that shape; or works out in a dry run what that would do.
 *
 * @throws InputError when it cannot be deployed as asked; nothing is made then.
 * @throws DeploymentError when the deployment fails.
 */
export async function deployApi<Input extends object>(
  run: ApiRun<Input>,
  dependencies: ActionDependencies,
  shape: DeployableShape<Input>,
): Promise<void> {
  const tags = appliedByTags(dependencies.integrations, run.input.appliedBy);
  const requested = requestedSettings(shape.facts.kind, run.input);
  checkConfiguration(run.input);
  checkAdditionalNames(run.input.additionalNames);
  checkAttribution(run.input);
  const api = await openApiDeployment(run, dependencies);
  const settings = withTargetDefaults(
    shape.facts.kind,
    requested,
    api.context.clients.target,
  );
  const placed = await placeApi(run, dependencies, shape, api, settings);
  const { context, stackName } = api;
  const sharing = sharingContext(run.access, context);
  const share = async ({ environment, request, running }: PlacedApi) =>
    (await shape.share?.(run, sharing, environment, {
      parameters: request.parameters,
      // Also one that is being created, by a run whose backend ended meanwhile.
      deployed: running?.stack,
    })) ?? {};
  const shared = typeof placed === 'string' ? placed : await share(placed);
  let stack: StackEnd;
  if (typeof placed === 'string' || typeof shared === 'string') {
    await dryRunTemplate(
      context,
      {
        kind: shape.facts.kind,
        name: stackName,
        parameters: settingsToParameters({
          ...defaultSettings(shape.facts.kind),
          ...settings,
        }),
        template: await shape.template(),
      },
      `its ${shared} would be created first`,
    );
    const arn = dryRunArn(context.clients.target, stackName);
    stack = { arn, outputs: {}, changed: false };
  } else {
    const { running, isFirst } = placed;
    const request = {
      ...placed.request,
      parameters: { ...placed.request.parameters, ...shared },
      tags: { ...placed.request.tags, ...tags },
    };
    proposedFor(context.log, placed.deployed, request, run.input);
    const approved = await approve(
      run,
      dependencies,
      context,
      isFirst ? undefined : running?.stack,
      request,
    );
    const hasTakenOver =
      running !== undefined &&
      (await takeOverRunning(run, context, approved.request, running));
    const end = await deployUntilFree(
      shape,
      context,
      approved.request,
      one => deployProtected(run, context, one, isFirst),
      async () => Object(await share(placed)),
    );
    if (!run.isDryRun) {
      const { owner } = api.entity;
      await handOverSecrets(context, { ...request, owner });
      await approved.close();
      await shape.assertAnswers?.(context, { ...request, ...end });
    }
    const changed = end.changed || hasTakenOver;
    await proposeDeployed(run, dependencies, context, {
      stackArn: end.arn,
      url: takenOverBy(placed.deployed?.stack, changed, run.input),
      pins: false,
    });
    stack = { ...end, changed };
  }
  endDeployment(run, context, {
    done: describeApi(
      stack.outputs[shape.facts.endpointOutput],
      stack.changed ? settings.consumerCidrs : [],
    ),
    changed: stack.changed,
    outputs: apiOutputs(shape, stack),
  });
}

/**
 * Deploys a stack, and protects a new one once its API is healthy: what is
 * protected before could not be deleted if the creation failed.
 */
async function deployProtected(
  run: Pick<ApiRun<object>, 'isDryRun'>,
  context: DeploymentContext,
  request: StackRequest,
  isFirst: boolean,
): Promise<StackEnd> {
  const { parameter, type } = SETTINGS.deletionProtection;
  const isProtected = request.parameters[parameter] === type.toParameter(true);
  if (!isFirst || !isProtected || run.isDryRun) {
    return deployOrDryRun(run, context, request);
  }
  const { [parameter]: _, ...unprotected } = request.parameters;
  await deployOrDryRun(run, context, { ...request, parameters: unprotected });
  context.log.line(request.label, 'healthy: protecting it against deletion');
  return deployOrDryRun(run, context, request);
}

/** Where the API answers, and for whom unless it is public. */
function describeApi(url: string, consumerCidrs: readonly string[] = []) {
  return consumerCidrs.length ? `${url} for ${consumerCidrs.join(', ')}` : url;
}

/**
 * @throws ConflictError when an entity claims the stack of another one.
 */
function assertSameEnvironment(
  claimed: string | undefined,
  entityRef: string,
): void {
  if (claimed && stringifyEntityRef(parseEntityRef(claimed)) !== entityRef) {
    throw new ConflictError(
      `environment: the stack of ${claimed} belongs to ${entityRef}. Choose ${entityRef}.`,
    );
  }
}

/** The stack that is to be made, and what of it runs already. */
interface PlacedApi {
  environment: Environment;
  request: StackRequest;
  running?: Running;
  /** The stack as it is, with its template, once it was deployed. */
  deployed?: { stack: StackRecord; template: string };
  /** Whether the stack is not complete yet, so that a failure deletes it. */
  isFirst: boolean;
}

/** @returns what is to be deployed; or a word for what a dry run did not make before it. */
async function placeApi<Input extends object>(
  run: ApiRun<Input>,
  dependencies: ActionDependencies,
  shape: DeployableShape<Input>,
  api: ApiDeployment,
  settings: SettingValues,
): Promise<PlacedApi | string> {
  const { context, environmentArn, stackName } = api;
  const { clients, signal } = context;
  const assertOwnImages = () =>
    assertImages(
      context,
      imagesOf(settings.image!, checkedSidecars(run.input.sidecars)),
      { ...defaultSettings(shape.facts.kind), ...settings }.cpuArchitecture,
    );
  if (isDryRunArn(environmentArn)) {
    await assertOwnImages();
    return 'environment';
  }
  const environment = await readEnvironment(clients, environmentArn, {
    signal,
    authorize: (stack, missing) =>
      run.access.toDeployInto(clients, stack, missing),
  });
  assertSameEnvironment(run.input.environment, environment.entityRef);
  const deployed = await describeStack(clients, stackName, { signal });
  assertNotMoving(deployed);
  const isFirst = !deployed || INCOMPLETE.test(deployed.status);
  if (!isFirst) {
    assertSameApplier(deployed, run.input.appliedBy);
  }
  await authorizeCertificate(run.access, context, settings.certificateArn);
  const place = await shape.place({
    access: run.access,
    dependencies,
    credentials: await run.getInitiatorCredentials(),
    context,
    input: run.input,
    settings,
    name: stackName,
    environment,
    deployed,
  });
  if (typeof place === 'string') {
    await assertOwnImages();
    return place;
  }
  const descriptor = api.descriptorOf(environment.entityRef);
  const { template, before, containers } = await configureTemplate(
    context,
    {
      entityRef: apiRef(descriptor.entity),
      initiator: run.access.initiator,
      stackName,
      image: settings.image!,
      namesAfter: names =>
        resolveNames(
          { access: run.access, context },
          {
            kind: shape.facts.kind,
            requested: run.input.additionalNames ?? [],
            deployed: deployed && { stack: deployed, names },
            parameters: { ...settingsToParameters(settings), ...place },
            keepsNames: false,
          },
        ),
    },
    await shape.template(),
    deployed,
    run.input,
  );
  const asDeployed =
    deployed && before !== undefined
      ? { stack: deployed, template: before }
      : undefined;
  const request = withHold(
    context,
    deployed,
    {},
    withAttribution(
      {
        ...apiRequest(shape, template, descriptor, environment, {
          ...settingsToParameters(settings),
          ...place,
        }),
        onReplacement: run.input.onReplacement ?? 'fail',
      },
      await attributionOf(run, run.input),
      asDeployed,
    ),
  );
  const isSound = await assertDeployable(context, shape, request.parameters, {
    deployed,
    containers,
    // Whether the configuration is another one shows only in the change set.
    news: {
      accessLogs: true,
      certificate: true,
      configuration: false,
      tasks: true,
    },
    onDrift: run.input.onDrift,
  });
  const reconciled =
    deployed &&
    (await reconcileApi(
      context,
      deployed,
      { ...defaultSettings(shape.facts.kind), ...settings },
      run.input.onDrift,
    ));
  await assertServiceNameFree(clients, environment.clusterName, stackName, {
    signal,
  });
  return {
    environment,
    request,
    deployed: isFirst ? undefined : asDeployed,
    isFirst,
    running: reconciled && {
      ...reconciled,
      stack: deployed,
      isSound,
      onDrift: run.input.onDrift,
    },
  };
}
