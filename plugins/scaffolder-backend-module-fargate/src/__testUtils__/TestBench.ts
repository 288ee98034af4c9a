import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  Stack,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeServicesCommand,
  ECSClient,
  Service,
} from '@aws-sdk/client-ecs';
import { partition } from '@aws-sdk/core/client';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { ConfigReader } from '@backstage/config';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ENVIRONMENT_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ScmIntegrations } from '@backstage/integration';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventParams } from '@backstage/plugin-events-node';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import {
  LoggedCall,
  Simulator,
  startSimulator,
} from '@fargate-api/aws-simulator';
import {
  describeStack,
  FargateAws,
  FargateClients,
  FargateTargets,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { InputError } from '@backstage/errors';
import { HttpHandlerOptions } from '@smithy/types';
import { validate } from 'jsonschema';
import { ActionDependencies } from '../run/ActionDependencies';
import { createActions } from '../actions/createActions';
import { Clock } from '../stack/Clock';
import { userCredentials } from './credentials';
import { PortalRoles, RoleOutputs, ROLES_STACKS } from './PortalRoles';
import { StandInApprovals } from './StandInApprovals';
import { permissionsFor, AuditedEvent, TestUser } from './permissionsFor';

export const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

/** What the targets let APIs have. */
const grantableIn = (region: string) =>
  `arn:${partition(region).name}:dynamodb:${region}:${ACCOUNT}:table/{name}-*`;

/** The managed policy that they let APIs have. */
export const ATTACHABLE =
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** The user who runs the actions. */
export const INITIATOR = 'user:default/jane';

/** As many attempts as FargateAws configures for a deployment. */
const RETRIES = 8;

const HALF_A_SESSION_MS = 1_800_000;

/** Every owner of a test that is not about owners. */
const EVERY_GROUP = ['group:default/team-a', 'group:default/a'];

/** Operations that change nothing. */
const READING = /^(BatchGet|Describe|List|Get|Validate)/;

/** Parameters of the roles that let a bench deploy whatever its test likes. */
const ANY_ROLES = {
  WebAcls: 'on',
  ApiNames: '*',
  RecordNames: '*',
  TaskPolicyArns: ATTACHABLE,
};

const DEFAULT_ROLES = process.env.FARGATE_TEST_ROLES ? ANY_ROLES : undefined;

/** How a bench is started. */
export interface BenchOptions {
  /** AWS tags that each target's configuration has. */
  tags?: Record<string, string>;
  /** Values of safety settings that each target's configuration has. */
  defaults?: JsonObject;
  /** Names of the targets that require an approval. */
  approvalIn?: string[];
  /** Whether deployed APIs are asked for an answer. */
  probeEndpoints?: boolean;
  roles?: Record<string, string>;
  /** Of every target. Default: eu-west-1. */
  region?: string;
  /** `integrations` of the configuration: the forges. */
  integrations?: JsonObject;
}

/** The roles of the portal in the account of every target. */
interface DeployedRoles {
  portal: PortalRoles;
  configOf(accountId: string): Record<string, string>;
}

/** The result of one run of an action. */
export interface RunResult {
  outputs: Record<string, any>;
  log: string[];
}

/** Options of one run. */
export interface RunOptions {
  taskId?: string;
  isDryRun?: boolean;
  signal?: AbortSignal;
  /** Called with every line of the log. */
  onLine?: (line: string) => void;
  /** Whether the backend of the run is dead, so that the run never ends. */
  isDead?: () => boolean;
  /** Of the task. Default: none. */
  workspacePath?: string;
  /** The user who runs it. Default: one who belongs to every group. */
  user?: string;
}

/** A run that has not ended. */
interface ActiveRun {
  controller: AbortController;
  end: Promise<unknown>;
  isDead: () => boolean;
}

/**
 * All actions on a simulated AWS, whose time passes only while an action
 * sleeps.
 */
export class TestBench {
  readonly published: EventParams[] = [];
  /** Of the last run, also when it failed. */
  log: string[] = [];
  /** The users with limits, by their reference. */
  readonly users = new Map<string, TestUser>();
  /** What was recorded in the audit log. */
  readonly audit: AuditedEvent[] = [];
  /** Requests for approval of targets that require them. */
  readonly approvals = new StandInApprovals(() => this.simulator.clock.now());
  readonly #entities: Entity[] = [];
  readonly #checkpoints = new Map<string, string>();
  readonly #actions: TemplateAction<any, any, any>[];
  readonly #active = new Set<ActiveRun>();
  #tasks = 1;

  /**
   * @param others - account ids of further targets, by the target's name.
   * @param options.tags - of each target.
   * @param options.defaults - of each target.
   * @param options.region - of each target.
   * @param options.roles - parameters of `examples/iam/portal-roles.yml`, whose
   *   roles the actions work with. Default: with `FARGATE_TEST_ROLES`,
   *   {@link ANY_ROLES}; otherwise none, and the root of each account.
   */
  static async start(
    others: Record<string, string> = {},
    { roles = DEFAULT_ROLES, ...options }: BenchOptions = {},
  ): Promise<TestBench> {
    const simulator = await startSimulator({ iam: roles !== undefined });
    const accounts = { dev: ACCOUNT, ...others };
    const { region = REGION } = options;
    return new TestBench(
      simulator,
      accounts,
      roles && (await deployRoles(simulator, region, accounts, roles)),
      options,
    );
  }

  /** The targets, as the actions use them. */
  readonly aws: ActionDependencies['aws'];
  /** The roles that they use, if any. */
  readonly roles?: PortalRoles;
  /** What every action is created with. */
  readonly dependencies: ActionDependencies;
  readonly #owners: ActionDependencies['aws'];
  /**
   * How much faster AWS's time passes than an action sleeps, which saves
   * requests.
   */
  stride = 15;

  private constructor(
    readonly simulator: Simulator,
    accounts: Record<string, string>,
    roles?: DeployedRoles,
    {
      tags,
      approvalIn,
      defaults,
      probeEndpoints,
      region = REGION,
      integrations = {},
    }: Omit<BenchOptions, 'roles'> = {},
  ) {
    const targets = Object.entries(accounts).map(([name, accountId]) => ({
      name,
      accountId,
      region,
      endpoint: simulator.url,
      grantableArns: [grantableIn(region)],
      attachablePolicyArns: [ATTACHABLE],
      webAclArns: [`arn:aws:wafv2:*:${accountId}:regional/webacl/api-*`],
      ...(approvalIn?.includes(name) && { requiresApproval: true }),
      ...(probeEndpoints && { probeEndpoints }),
      ...(tags && { tags }),
      ...(defaults && { defaults }),
    }));
    this.#owners = inVirtualTime(
      FargateAws.fromConfig(
        new ConfigReader({
          fargateApi: { targets },
          aws: {
            accounts: Object.values(accounts).map(accountId => ({
              accountId,
              accessKeyId: accountId,
              secretAccessKey: 'simulated',
            })),
          },
        }),
      ),
      simulator,
    );
    this.roles = roles?.portal;
    this.aws = roles
      ? inVirtualTime(
          new FargateAws(
            FargateTargets.fromConfig(
              new ConfigReader({
                fargateApi: {
                  targets: targets.map(target => ({
                    ...target,
                    ...roles.configOf(target.accountId),
                  })),
                },
              }),
            ),
            roles.portal.credentials,
          ),
          simulator,
        )
      : this.#owners;
    const catalog = this.#catalog();
    this.dependencies = {
      ...permissionsFor({
        catalog: catalog as any,
        audit: this.audit,
        userOf: ref => this.users.get(ref) ?? { groups: EVERY_GROUP },
      }),
      approvals: this.approvals,
      aws: withSignals(this.aws),
      catalog,
      events: {
        publish: async (params: EventParams) => {
          this.published.push(params);
        },
      },
      clock: this.#clock(),
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({ integrations }),
      ),
    };
    this.#actions = createActions(this.dependencies);
  }

  addEntity(entity: Entity): void {
    this.#entities.push(entity);
  }

  /** An entity of a stack, as the catalog's entity provider emits it. */
  addStackEntity(
    entityRef: string,
    stackArn: string,
    owner = 'group:default/team-a',
  ): void {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    this.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: { api: 'API', component: 'Component' }[kind] ?? 'Resource',
      metadata: {
        name,
        namespace,
        annotations: {
          [STACK_ARN_ANNOTATION]: stackArn,
          [ANNOTATION_LOCATION]: `fargate-api:${stackArn}`,
        },
      },
      spec:
        kind === 'resource'
          ? { type: ENVIRONMENT_TYPE, owner }
          : { type: 'service', owner },
    });
  }

  removeEntity(entityRef: string): void {
    const index = this.#entities.findIndex(
      entity => stringifyEntityRef(entity) === entityRef,
    );
    this.#entities.splice(index, 1);
  }

  clearEntities(): void {
    this.#entities.length = 0;
  }

  /** The clients of the owner of a target's account, who may do anything. */
  clients(target = 'dev'): Promise<FargateClients> {
    return clientsOf(this.#owners, target);
  }

  /** The clients of the actions, which work with the roles if there are any. */
  actionClients(target = 'dev'): Promise<FargateClients> {
    return clientsOf(this.aws, target);
  }

  action(id: string): TemplateAction<any, any, any> {
    return this.#actions.find(action => action.id === id)!;
  }

  /** Runs one of our actions to its end. */
  run(
    id: string,
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<RunResult> {
    return this.runAction(this.action(id), input, options);
  }

  /**
   * Runs an action to its end, after the input is validated against the
   * action's schema as the scaffolder does.
   */
  runAction(
    action: TemplateAction<any, any, any>,
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<RunResult> {
    const controller = new AbortController();
    const signal = options.signal
      ? AbortSignal.any([options.signal, controller.signal])
      : controller.signal;
    const end = this.#runToEnd(action, input, { ...options, signal });
    const active: ActiveRun = {
      controller,
      isDead: options.isDead ?? (() => false),
      // A test that fails before it awaits the run leaves no rejection behind.
      end: end.catch(() => {}).finally(() => this.#active.delete(active)),
    };
    this.#active.add(active);
    return end;
  }

  async #runToEnd(
    { id, schema, handler }: TemplateAction<any, any, any>,
    rawInput: JsonObject,
    options: RunOptions,
  ): Promise<RunResult> {
    const { taskId = 'task-1' } = options;
    const outputs: Record<string, any> = {};
    const log: string[] = [];
    this.log = log;
    const input = JSON.parse(JSON.stringify(rawInput));
    if (schema?.input) {
      const { errors } = validate(input, schema.input);
      if (errors.length) {
        throw new InputError(
          `Invalid input passed to action ${id}, ${errors.join(', ')}`,
        );
      }
    }
    const write = (line: string) => {
      log.push(line);
      options.onLine?.(line);
    };
    await handler({
      input,
      task: { id: taskId },
      step: { id },
      logger: {
        info: write,
        error: write,
      } as unknown as LoggerService,
      isDryRun: options.isDryRun,
      workspacePath: options.workspacePath,
      signal: options.signal,
      getInitiatorCredentials: async () =>
        userCredentials(options.user ?? INITIATOR),
      output: (name: any, value: any) => {
        outputs[name] = value;
      },
      checkpoint: async <T extends JsonValue>(point: {
        key: string;
        fn: () => Promise<T>;
      }) => this.#checkpoint(taskId, point),
    } as any);
    return { outputs, log };
  }

  /**
   * Cancels the runs that a failed test left active and waits for their ends,
   * and removes all faults: the next test must not notice them.
   */
  async reset(): Promise<void> {
    this.simulator.faults.clear();
    const active = [...this.#active].filter(run => !run.isDead());
    active.forEach(({ controller }) => controller.abort());
    await Promise.all(active.map(({ end }) => end));
  }

  /**
   * Runs an action and cancels the task when a line of its log matches.
   *
   * @returns the message of the error.
   */
  async killed(id: string, input: JsonObject, line: RegExp): Promise<string> {
    const controller = new AbortController();
    const end = await this.run(id, input, {
      signal: controller.signal,
      onLine: text => line.test(text) && controller.abort(),
    }).then(
      () => undefined,
      error => error,
    );
    return end.message;
  }

  /** The requests since a moment that changed something in AWS. */
  changingCalls(
    filter: { operation?: string; since?: number } = {},
  ): LoggedCall[] {
    return this.simulator.calls
      .all()
      .slice(filter.since)
      .filter(
        ({ operation, service }) =>
          !READING.test(operation) &&
          service !== 'sts' &&
          operation === (filter.operation ?? operation),
      );
  }

  /** The id of a task that was not run yet. */
  newTaskId(): string {
    return `task-${++this.#tasks}`;
  }

  callCount(): number {
    return this.simulator.calls.all().length;
  }

  /** The physical ids of all resources of all stacks. */
  async resources(): Promise<string[]> {
    const { cloudFormation } = await this.clients();
    const ids = await Promise.all(
      (
        await this.#stacks()
      ).map(async stack => {
        const { StackResources } = await cloudFormation.send(
          new DescribeStackResourcesCommand({ StackName: stack.StackId }),
        );
        return StackResources!
          .filter(resource => resource.PhysicalResourceId)
          .map(resource => resource.PhysicalResourceId!);
      }),
    );
    return ids.flat().sort();
  }

  /**
   * All stacks with their resources and change sets, to compare two moments.
   */
  async inventory(): Promise<object> {
    return Promise.all(
      (await this.#stacks()).map(async stack => ({
        stack,
        resources: await this.resourcesOf(stack.StackId!),
        changeSets: await this.changeSets(stack.StackId!),
      })),
    );
  }

  /** All stacks but the one of the roles. */
  async #stacks(): Promise<Stack[]> {
    const { cloudFormation } = await this.clients();
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    return Stacks!.filter(
      ({ StackName }) => !ROLES_STACKS.some(name => name === StackName),
    );
  }

  /** The physical ids of the resources of one stack. */
  async resourcesOf(stackName: string): Promise<string[]> {
    const { cloudFormation } = await this.clients();
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: stackName }),
    );
    return StackResources!
      .filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE')
      .map(({ PhysicalResourceId }) => PhysicalResourceId!);
  }

  /** The names of a stack's change sets. */
  async changeSets(stackName: string): Promise<string[]> {
    const { cloudFormation } = await this.clients();
    const { Summaries } = await cloudFormation.send(
      new ListChangeSetsCommand({ StackName: stackName }),
    );
    return Summaries!
      .filter(set => set.ExecutionStatus !== 'EXECUTE_COMPLETE')
      .map(set => set.ChangeSetName!);
  }

  /** The status of a stack; undefined when there is none. */
  async stackStatus(stackName: string): Promise<string | undefined> {
    return (await this.describe(stackName))?.status;
  }

  /** A stack by its name or ARN. */
  async describe(stackName: string): Promise<StackRecord | undefined> {
    return describeStack(await this.clients(), stackName);
  }

  /** The text of a stack's template. */
  async template(stackName: string): Promise<string> {
    const { cloudFormation } = await this.clients();
    const { TemplateBody } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: stackName }),
    );
    return TemplateBody!;
  }

  /** A service by its ARN. */
  async service(serviceArn: string): Promise<Service> {
    const { ecs } = await this.clients();
    const [, cluster, name] = serviceArn.split('/');
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: [name] }),
    );
    return services![0];
  }

  /** A stack that was created outside this portal. */
  async foreignStack(
    name: string,
    options: { template?: string; tags?: Record<string, string> } = {},
  ): Promise<void> {
    const { cloudFormation } = await this.clients();
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody:
          options.template ??
          'Resources: { Group: { Type: "AWS::Logs::LogGroup" } }',
        Capabilities: ['CAPABILITY_IAM'],
        Tags: Object.entries(options.tags ?? {}).map(([Key, Value]) => ({
          Key,
          Value,
        })),
      }),
    );
    await this.simulator.clock.advance(600);
  }

  /** A run that went on after this would fail in the next test. */
  async close(): Promise<void> {
    await this.reset();
    await this.simulator.close();
  }

  /** Survives the end of a backend, as the scaffolder's database does. */
  async #checkpoint<T extends JsonValue>(
    taskId: string,
    { key, fn }: { key: string; fn: () => Promise<T> },
  ): Promise<T> {
    const id = `${taskId} ${key}`;
    if (!this.#checkpoints.has(id)) {
      this.#checkpoints.set(id, JSON.stringify(await fn()));
    }
    return JSON.parse(this.#checkpoints.get(id)!);
  }

  /** Contains the entities that were added so far. */
  #catalog(): ActionDependencies['catalog'] {
    const clientFor = ({ credentials }: any) => {
      const { userEntityRef } = credentials.principal;
      const { hidden = [] } = this.users.get(userEntityRef) ?? {};
      return new InMemoryCatalogClient({
        entities: this.#entities.filter(
          entity => !hidden.includes(stringifyEntityRef(entity)),
        ),
      });
    };
    return {
      getEntityByRef: async (ref, options) =>
        clientFor(options).getEntityByRef(ref),
      getEntitiesByRefs: async (request, options) =>
        clientFor(options).getEntitiesByRefs(request),
    };
  }

  /** One sleep at a time, so that concurrent deployments take turns. */
  #clock(): Clock {
    let turn = Promise.resolve();
    return {
      sleep: (seconds, signal) => {
        signal?.throwIfAborted();
        turn = turn.then(() =>
          this.simulator.clock.advance(seconds * this.stride),
        );
        return turn.then(() => signal?.throwIfAborted());
      },
    };
  }
}

function clientsOf(
  { access, targets }: ActionDependencies['aws'],
  target: string,
): Promise<FargateClients> {
  return access({ purpose: 'deploy', initiator: INITIATOR }).clients(
    targets.get(target),
  );
}

/**
 * Keeps the SDK's decision what to retry, without its delays, and lets
 * credentials expire in virtual time, of which the SDK knows nothing.
 */
/** Requires of each call what ends it when its task is cancelled. */
function withSignals(
  aws: ActionDependencies['aws'],
): ActionDependencies['aws'] {
  const adapted = new WeakMap<FargateClients, FargateClients>();
  const adapt = (clients: FargateClients): FargateClients =>
    Object.fromEntries(
      Object.entries(clients).map(([name, client]) => [
        name,
        typeof client.send === 'function' ? withSignal(client) : client,
      ]),
    ) as unknown as FargateClients;
  return {
    targets: aws.targets,
    access: use => ({
      targets: aws.targets,
      clients: async target => {
        const clients = await aws.access(use).clients(target);
        if (!adapted.has(clients)) adapted.set(clients, adapt(clients));
        return adapted.get(clients)!;
      },
    }),
  };
}

function withSignal<T extends ECSClient>(client: T): T {
  const send = async (command: object, options?: HttpHandlerOptions) => {
    if (!options?.abortSignal) {
      throw new Error(`${command.constructor.name} without an abort signal`);
    }
    return client.send(command as any, options);
  };
  return Object.create(client, { send: { value: send } });
}

function inVirtualTime(
  aws: FargateAws,
  { clock }: Simulator,
): ActionDependencies['aws'] {
  const adapted = new WeakSet<FargateClients>();
  return {
    targets: aws.targets,
    access: use => ({
      targets: aws.targets,
      clients: async target => {
        const found = await aws.clients(target, use);
        if (!adapted.has(found)) {
          adapted.add(found);
          const { target: _, now, clockSpeed, ...clients } = found;
          const credentials = renewedEvery(
            HALF_A_SESSION_MS,
            clock,
            clients.ecs.config.credentials,
          );
          for (const client of Object.values(clients)) {
            client.config.credentials = credentials;
            client.config.retryStrategy = async () =>
              new ConfiguredRetryStrategy(RETRIES, 0);
          }
        }
        return found;
      },
    }),
  };
}

function renewedEvery<T>(
  milliseconds: number,
  clock: Pick<Simulator['clock'], 'now'>,
  renew: () => Promise<T>,
): () => Promise<T> {
  let current: Promise<T>;
  let until = 0;
  return () => {
    if (clock.now() >= until) {
      until = clock.now() + milliseconds;
      current = renew();
      current.catch(() => {
        until = 0;
      });
    }
    return current;
  };
}

async function deployRoles(
  simulator: Simulator,
  region: string,
  accounts: Record<string, string>,
  parameters: Record<string, string>,
): Promise<DeployedRoles> {
  const portal = await PortalRoles.on(simulator, region);
  const outputs = new Map<string, RoleOutputs>();
  for (const accountId of new Set(Object.values(accounts))) {
    outputs.set(accountId, await portal.deploy(accountId, parameters));
  }
  // The tests count what the actions did.
  simulator.calls.clear();
  return {
    portal,
    configOf: accountId => portal.configOf(outputs.get(accountId)!),
  };
}
