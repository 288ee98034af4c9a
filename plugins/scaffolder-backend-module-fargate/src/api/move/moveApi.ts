import { ConflictError, InputError } from '@backstage/errors';
import {
  descriptorInTemplate,
  movingTo,
  ownersOf,
  parseTemplate,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { publishStack } from '../../catalog/publishStack';
import { findEnvironmentStack } from '../../environment/findEnvironmentStack';
import { readEnvironment } from '../../environment/readEnvironment';
import { Environment } from '../../environment/Environment';
import { OnDrift } from '../../live/onDrift';
import { ActionDependencies } from '../../run/ActionDependencies';
import { ActionRun } from '../../run/ActionRun';
import { deployOrDryRun, StackEnd } from '../../run/deployOrDryRun';
import { endDeployment } from '../../run/endDeployment';
import { dryRunTemplate } from '../../stack/dryRun';
import { StackPlan } from '../../stack/StackPlan';
import { StackRequest } from '../../stack/StackRequest';
import { approve } from '../approval/approve';
import { assertDeployable } from '../assertDeployable';
import { assertOwnPlace } from '../assertOwnPlace';
import { attributionOf, withAttribution } from '../attribution/attribution';
import { ApiStack } from '../apiUpdate';
import { shapeRequest } from '../apiRequest';
import {
  readTemplate,
  reconfigureTemplate,
} from '../configuration/configureTemplate';
import { deployUntilFree } from '../deployUntilFree';
import { DeployedApi } from '../openDeployedApi';
import { reconcileApi } from '../reconcileApi';
import { settingsToParameters } from '../settings/values';
import { DEPLOYABLE_SHAPES } from '../shapes';
import { sharingContext } from '../sharingContext';
import { takeOverRunning } from '../takeOverRunning';
import { assertInEnvironment, assertMovableKind } from './assertMovable';
import { awaitReconnection } from './awaitReconnection';
import { Balancer, describeBalancer, MOVES } from './moving';
import { placeMove } from './placeMove';
import { resourcesOnlyIn, transitionTemplate } from './transitionTemplate';

/** Where an API moves to. */
export interface MoveInput {
  loadBalancer: Balancer;
  onDrift?: OnDrift;
}

/**
 * Moves an API between a load balancer of its own and the one of its environment, in two
 * updates of its stack. The first adds the other load balancer, and once the tasks are
 * healthy behind both, the name leads to it. The second one takes the old load balancer
 * away, when no client can use it any more. Both can be repeated: what the stack has says
 * how far it is.
 *
 * @throws InputError when the API cannot move; nothing is changed then.
 * @throws ConflictError when others are in the way; nothing is changed then.
 * @throws DeploymentError when one of the updates fails, which is rolled back.
 */
export async function moveApi(
  run: ActionRun,
  dependencies: ActionDependencies,
  api: DeployedApi,
  input: MoveInput,
): Promise<void> {
  const { context, stack } = api;
  const to = MOVES[input.loadBalancer];
  assertMovableKind(stack);
  const isThere = stack.kind === to && !movingTo(stack);
  if (isThere) {
    context.log.line(
      'Move',
      `${stack.name} has ${describeBalancer(to)} already`,
    );
  }
  const end = isThere
    ? { arn: stack.arn, outputs: stack.outputs, changed: false }
    : await moveTo(run, dependencies, api, input);
  const endpoint = end.outputs[DEPLOYABLE_SHAPES[to].facts.endpointOutput];
  endDeployment(run, context, {
    done: endpoint,
    changed: end.changed,
    outputs: {
      stackArn: end.arn,
      entityRef: stack.entityRef,
      endpoint,
      serviceArn: end.outputs.ServiceArn ?? '',
      changed: end.changed,
    },
  });
}

async function moveTo(
  run: ActionRun,
  dependencies: ActionDependencies,
  api: DeployedApi,
  { loadBalancer, onDrift }: MoveInput,
): Promise<StackEnd> {
  const { access } = run;
  const { context, entity, stack } = api;
  const { signal } = context;
  const to = MOVES[loadBalancer];
  const from = to === MOVES.own ? MOVES.shared : MOVES.own;
  const shape = DEPLOYABLE_SHAPES[to];
  const environment = await environmentOf(run, dependencies, api);
  assertInEnvironment(stack, environment);
  await assertOwnPlace(context, stack, { isNew: false });
  const [before, after] = await Promise.all([
    DEPLOYABLE_SHAPES[from].template(),
    shape.template(),
  ]);
  const credentials = await run.getInitiatorCredentials();
  const placed = await placeMove(
    {
      access,
      dependencies,
      credentials,
      context,
      settings: {},
      name: stack.name,
      environment,
      deployed: stack,
    },
    to,
  );
  const reconciled = await reconcileApi(context, stack, {}, onDrift);
  const [owner] = ownersOf(entity);
  const mayUseSecretsOf = async (one: string) =>
    one === owner || access.initiator.isMember([one]);
  const configured = (template: string) =>
    reconfigureTemplate(
      context,
      stack,
      template,
      reconciled.adopted.image ?? stack.parameters.ImageUrl,
      {},
      { mayUseSecretsOf, namesAfter: async names => noNames(names) },
    );
  const transition = await configured(transitionTemplate(before, after, to));
  const parameters = { ...settingsToParameters(reconciled.adopted), ...placed };
  const isSound = await assertDeployable(
    context,
    shape,
    { ...stack.parameters, ...parameters },
    {
      deployed: stack,
      containers: transition.containers,
      news: {
        accessLogs: true,
        certificate: false,
        configuration: false,
        tasks: true,
      },
      onDrift,
    },
  );
  const sharing = sharingContext(access, context);
  const share = async () =>
    (await shape.share?.(run, sharing, environment, {
      parameters: { ...stack.parameters, ...parameters },
      deployed: stack,
    })) ?? {};
  const shared = await share();
  const first = (
    more: Record<string, string>,
  ): StackRequest & {
    template: string;
  } => ({
    ...requestOf(stack, transition.template, { ...parameters, ...more }),
    kind: stack.kind,
  });
  if (typeof shared === 'string') {
    await dryRunTemplate(
      context,
      { ...first({}), parameters: {} },
      `its ${shared} would be created first`,
    );
    return { arn: stack.arn, outputs: stack.outputs, changed: false };
  }
  const request = withAttribution(first(shared), await attributionOf(run, {}), {
    stack,
    template: transition.before,
  });
  const removes = resourcesOnlyIn(before, after);
  if (run.isDryRun) {
    return planMove(run, context, request, { from, to });
  }
  const approved = await approve(run, dependencies, context, stack, request);
  await takeOverRunning(run, context, request, {
    ...reconciled,
    stack,
    isSound,
    onDrift,
  });
  const both = await deployUntilFree(
    shape,
    context,
    request,
    one => deployOrDryRun(run, context, one),
    async () => Object(await share()),
  );
  await awaitReconnection(context, both.arn);
  const plain = await configured(after);
  context.log.line(
    'Move',
    `no client can use ${describeBalancer(from)} any more: removing it`,
  );
  signal?.throwIfAborted();
  const end = await deployOrDryRun(run, context, {
    ...requestOf(
      { ...stack, parameters: { ...stack.parameters, ...request.parameters } },
      plain.template,
      {},
    ),
    kind: to,
    formerKind: stack.kind,
    removes,
  });
  await approved.close();
  await publishStack(dependencies.events, end.arn);
  return { ...end, changed: both.changed || end.changed };
}

/** A change set for a template that keeps what the stack has and it knows. */
function requestOf(
  stack: ApiStack,
  template: string,
  parameters: Record<string, string>,
): StackRequest & { template: string } {
  const declared = Object.keys(parseTemplate(template).toJS().Parameters);
  return {
    ...shapeRequest(DEPLOYABLE_SHAPES[stack.kind]),
    // Those of an API with a load balancer of its own are those of both.
    guardedTypes: DEPLOYABLE_SHAPES[MOVES.own].facts.guardedTypes,
    name: stack.name,
    template,
    parameters,
    keptParameters: Object.keys(stack.parameters).filter(name =>
      declared.includes(name),
    ),
    createsRoles: true,
    entityRef: stack.entityRef,
    onReplacement: 'fail',
  };
}

/** Logs what the first update would change, and what follows it. */
async function planMove(
  run: ActionRun,
  context: DeployedApi['context'],
  request: StackRequest,
  {
    from,
    to,
  }: { from: (typeof MOVES)[Balancer]; to: (typeof MOVES)[Balancer] },
): Promise<StackEnd> {
  const plans: StackPlan[] = [];
  const end = await deployOrDryRun(run, { ...context, plans }, request);
  context.log.lines('Move', [
    `the name leads to ${describeBalancer(
      to,
    )} once the tasks are healthy behind it`,
    `${describeBalancer(
      from,
    )} serves what clients still send there for an hour, and is then taken from the stack`,
  ]);
  context.plans?.push(
    ...plans.map(plan => ({ ...plan, kind: to, kindBefore: from })),
  );
  return end;
}

async function environmentOf(
  run: ActionRun,
  { catalog }: ActionDependencies,
  { context, stack }: DeployedApi,
): Promise<Environment> {
  const { clients, signal } = context;
  const descriptor = descriptorInTemplate(
    parseTemplate(await readTemplate(context, stack)),
    stack.kind,
  );
  if (!descriptor?.environment) {
    throw new ConflictError(
      `Stack ${stack.name} does not name its environment. Deploy the API again from the portal.`,
    );
  }
  const arn = await findEnvironmentStack(
    catalog,
    { environment: descriptor.environment },
    await run.getInitiatorCredentials(),
  );
  return readEnvironment(clients, arn, {
    signal,
    authorize: (one, missing) => run.access.toDeployInto(clients, one, missing),
  });
}

/** @throws InputError when an API has further names, which a shared one cannot have. */
function noNames<Name>(names: readonly Name[]): Name[] {
  if (names.length) {
    throw new InputError(
      'additionalNames: an API behind the shared load balancer has one name. Remove the others with fargate:api:update first.',
    );
  }
  return [];
}
