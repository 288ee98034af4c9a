import { ConflictError, InputError } from '@backstage/errors';
import {
  descriptorInTemplate,
  MOVING_PARAMETER,
  movingTo,
  ownersOf,
  parseTemplate,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { publishStack } from '../../catalog/publishStack';
import { readOwnStack } from '../../catalog/readOwnStack';
import { findEnvironmentStack } from '../../environment/findEnvironmentStack';
import { readEnvironment } from '../../environment/readEnvironment';
import { Environment } from '../../environment/Environment';
import { OnDrift } from '../../live/onDrift';
import { formatSeconds } from '../../log/format';
import { ActionDependencies } from '../../run/ActionDependencies';
import { ActionRun } from '../../run/ActionRun';
import { deployOrDryRun, StackEnd } from '../../run/deployOrDryRun';
import { endDeployment } from '../../run/endDeployment';
import { awaitSettled } from '../../stack/awaitSettled';
import { endCancelled } from '../../stack/cancel';
import { dryRunTemplate } from '../../stack/dryRun';
import { isSettled } from '../../stack/startAction';
import { StackPlan } from '../../stack/StackPlan';
import { StackRequest } from '../../stack/StackRequest';
import { approve } from '../approval/approve';
import { assertApi } from '../assertApi';
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
import { ApiParameters } from '../shapes/DeployableShape';
import { sharingContext } from '../sharingContext';
import { Running, takeOverRunning } from '../takeOverRunning';
import { assertInEnvironment, assertMovableKind } from './assertMovable';
import { awaitReconnection } from './awaitReconnection';
import { Balancer, describeBalancer, MOVES, MovingKind } from './moving';
import { placeMove } from './placeMove';
import { readKeepAlive } from './readKeepAlive';
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
  const { context } = api;
  const to = MOVES[input.loadBalancer];
  assertMovableKind(api.stack);
  const stack = await afterRemoval(api, to);
  const isThere = hasOnly(stack, to);
  if (isThere) {
    context.log.line(
      'Move',
      `${stack.name} has ${describeBalancer(to)} already`,
    );
  }
  const end = isThere
    ? { arn: stack.arn, outputs: stack.outputs, changed: stack !== api.stack }
    : await moveTo(run, dependencies, { ...api, stack }, input);
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

/** Whether the template of a stack is the plain one of a kind. */
function hasOnly(stack: ApiStack, kind: MovingKind): boolean {
  return stack.kind === kind && !movingTo(stack);
}

/**
 * The stack as it is once the second update has ended, where a task that is run again
 * finds it in progress. It may yet be rolled back, and then both load balancers are there.
 */
async function afterRemoval(
  { context, entity, stack }: DeployedApi,
  to: MovingKind,
): Promise<ApiStack> {
  const { clients, log, signal } = context;
  if (isSettled(stack.status) || !hasOnly(stack, to)) {
    return stack;
  }
  log.line('Move', `stack ${stack.name} is ${stack.status}: waiting`);
  await awaitSettled(context, stack.arn);
  return assertApi(await readOwnStack(clients, entity, stack.arn, { signal }));
}

async function moveTo(
  run: ActionRun,
  dependencies: ActionDependencies,
  api: DeployedApi,
  input: MoveInput,
): Promise<StackEnd> {
  const { context, stack } = api;
  const { log, signal } = context;
  const to = MOVES[input.loadBalancer];
  const from = to === MOVES.own ? MOVES.shared : MOVES.own;
  const shape = DEPLOYABLE_SHAPES[to];
  const templates = {
    before: await DEPLOYABLE_SHAPES[from].template(),
    after: await shape.template(),
  };
  const planned = await planTransition(run, dependencies, api, {
    ...input,
    template: transitionTemplate(templates.before, templates.after, to),
  });
  const { configured, request, running, share } = planned;
  if (!request) {
    return { arn: stack.arn, outputs: stack.outputs, changed: false };
  }
  if (run.isDryRun) {
    return dryRunMove(run, api, request, { from, to });
  }
  const approved = await approve(run, dependencies, context, stack, request);
  await takeOverRunning(run, context, approved.request, running);
  const both = await deployUntilFree(
    shape,
    context,
    approved.request,
    one => deployOrDryRun(run, context, one),
    async () => Object(await share()),
  );
  await awaitReconnection(context, both.arn, from).catch(error => {
    throw signal?.aborted
      ? endCancelled(
          context,
          'both load balancers serve the API; run fargate:api:move again to end the move, or to go back',
        )
      : error;
  });
  log.line(
    'Move',
    `no client can use ${describeBalancer(from)} any more: removing it`,
  );
  const { template } = await configured(templates.after);
  const end = await deployOrDryRun(run, context, {
    ...requestOf(
      {
        ...stack,
        parameters: { ...stack.parameters, ...approved.request.parameters },
      },
      template,
      {},
    ),
    kind: to,
    formerKind: stack.kind,
    removes: resourcesOnlyIn(templates.before, templates.after),
  });
  await approved.close();
  await publishStack(dependencies.events, end.arn);
  return { ...end, changed: both.changed || end.changed };
}

/** The first update, once it is checked. */
interface PlannedTransition {
  /** Gives a template the configuration of the API. */
  configured(template: string): ReturnType<typeof reconfigureTemplate>;
  running: Running;
  /** Chooses a place on the shared load balancer. */
  share(): Promise<ApiParameters | string>;
  /** Undefined where a dry run did not create the shared load balancer. */
  request?: StackRequest;
}

async function planTransition(
  run: ActionRun,
  dependencies: ActionDependencies,
  api: DeployedApi,
  { loadBalancer, onDrift, template }: MoveInput & { template: string },
): Promise<PlannedTransition> {
  const { access } = run;
  const { context, entity, stack } = api;
  const to = MOVES[loadBalancer];
  const shape = DEPLOYABLE_SHAPES[to];
  const environment = await environmentOf(run, dependencies, api);
  assertInEnvironment(stack, environment);
  await assertOwnPlace(context, stack, { isNew: false });
  const placed = await placeMove(
    {
      access,
      dependencies,
      credentials: await run.getInitiatorCredentials(),
      context,
      settings: {},
      name: stack.name,
      environment,
      deployed: stack,
    },
    to,
  );
  const reconciled = await reconcileApi(context, stack, {}, onDrift);
  const { adopted } = reconciled;
  const [owner] = ownersOf(entity);
  const configured = (one: string) =>
    reconfigureTemplate(
      context,
      stack,
      one,
      adopted.image ?? stack.parameters.ImageUrl,
      {},
      {
        mayUseSecretsOf: async other =>
          other === owner || access.initiator.isMember([other]),
        namesAfter: async names => noNames(names),
      },
    );
  const transition = await configured(template);
  const parameters = { ...settingsToParameters(adopted), ...placed };
  const all = { ...stack.parameters, ...parameters };
  const isSound = await assertDeployable(context, shape, all, {
    deployed: stack,
    containers: transition.containers,
    news: {
      accessLogs: true,
      certificate: false,
      configuration: false,
      tasks: true,
    },
    onDrift,
  });
  const sharing = sharingContext(access, context);
  const share = async () =>
    (await shape.share?.(run, sharing, environment, {
      parameters: all,
      deployed: stack,
    })) ?? {};
  const shared = await share();
  const running = { ...reconciled, stack, isSound, onDrift };
  if (typeof shared === 'string') {
    await dryRunTemplate(
      context,
      { kind: to, name: stack.name, template, parameters: all },
      `its ${shared} would be created first`,
    );
    return { configured, running, share };
  }
  const request = withAttribution(
    {
      ...requestOf(stack, transition.template, { ...parameters, ...shared }),
      kind: stack.kind,
    },
    await attributionOf(run, {}),
    { stack, template: transition.before },
  );
  return { configured, running, share, request };
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
    // Where it moves, the template says.
    keptParameters: Object.keys(stack.parameters).filter(
      name => declared.includes(name) && name !== MOVING_PARAMETER,
    ),
    createsRoles: true,
    entityRef: stack.entityRef,
    onReplacement: 'fail',
  };
}

/** Logs what the first update would change, and what follows it. */
async function dryRunMove(
  run: ActionRun,
  { context, stack }: DeployedApi,
  request: StackRequest,
  { from, to }: Record<'from' | 'to', MovingKind>,
): Promise<StackEnd> {
  const keepAlive = await readKeepAlive(context, stack.arn, from);
  const plans: StackPlan[] = [];
  const end = await deployOrDryRun(run, { ...context, plans }, request);
  context.log.lines('Move', [
    `the name leads to ${describeBalancer(
      to,
    )} once the tasks are healthy behind it`,
    `${describeBalancer(
      from,
    )} serves what clients still send there for ${formatSeconds(
      keepAlive,
    )}, and is then taken from the stack`,
  ]);
  context.plans?.push(
    ...plans.map(plan => ({ ...plan, kind: to, kindBefore: stack.kind })),
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
