import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeServicesCommand, Service } from '@aws-sdk/client-ecs';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { ConfigReader } from '@backstage/config';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  ENVIRONMENT_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventParams } from '@backstage/plugin-events-node';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import {
  LoggedCall,
  Simulator,
  SimulatorOptions,
  startSimulator,
} from '@fargate-api/aws-simulator';
import {
  describeStack,
  FargateAws,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { InputError } from '@backstage/errors';
import { validate } from 'jsonschema';
import { ActionDependencies } from '../run/ActionDependencies';
import { createActions } from '../actions/createActions';
import { Clock } from '../stack/Clock';

export const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

/** As many attempts as FargateAws configures for a deployment. */
const RETRIES = 8;

/** Operations that change nothing. */
const READING = /^(Describe|List|Get|Validate)/;

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
  readonly #entities: Entity[] = [];
  readonly #checkpoints = new Map<string, string>();
  readonly #actions: TemplateAction<any, any, any>[];
  readonly #active = new Set<ActiveRun>();

  /** @param others - account ids of further targets, by the target's name. */
  static async start(
    others: Record<string, string> = {},
    options: SimulatorOptions = {},
  ): Promise<TestBench> {
    const bench = new TestBench(await startSimulator(options), {
      dev: ACCOUNT,
      ...others,
    });
    await bench.#retryAtOnce();
    return bench;
  }

  readonly aws: FargateAws;
  /** What every action is created with. */
  readonly dependencies: ActionDependencies;
  /**
   * How much faster AWS's time passes than an action sleeps, which saves
   * requests.
   */
  stride = 5;

  private constructor(
    readonly simulator: Simulator,
    accounts: Record<string, string>,
  ) {
    this.aws = FargateAws.fromConfig(
      new ConfigReader({
        fargateApi: {
          targets: Object.entries(accounts).map(([name, accountId]) => ({
            name,
            accountId,
            region: REGION,
            endpoint: simulator.url,
          })),
        },
        aws: {
          accounts: Object.values(accounts).map(accountId => ({
            accountId,
            accessKeyId: accountId,
            secretAccessKey: 'simulated',
          })),
        },
      }),
    );
    this.dependencies = {
      aws: this.aws,
      catalog: this.#catalog(),
      events: {
        publish: async (params: EventParams) => {
          this.published.push(params);
        },
      },
      clock: this.#clock(),
    };
    this.#actions = createActions(this.dependencies);
  }

  /** Keeps the SDK's decision what to retry, without its delays. */
  async #retryAtOnce(): Promise<void> {
    const { target, now, ...clients } = await this.clients();
    for (const client of Object.values(clients)) {
      client.config.retryStrategy = async () =>
        new ConfiguredRetryStrategy(RETRIES, 0);
    }
  }

  addEntity(entity: Entity): void {
    this.#entities.push(entity);
  }

  /** An entity of a stack, as the catalog's entity provider emits it. */
  addStackEntity(entityRef: string, stackArn: string): void {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    this.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: { api: 'API', component: 'Component' }[kind] ?? 'Resource',
      metadata: {
        name,
        namespace,
        annotations: { [STACK_ARN_ANNOTATION]: stackArn },
      },
      spec:
        kind === 'resource'
          ? { type: ENVIRONMENT_TYPE, owner: 'group:default/team-a' }
          : { type: 'service', owner: 'group:default/team-a' },
    });
  }

  clearEntities(): void {
    this.#entities.length = 0;
  }

  clients(target = 'dev'): Promise<FargateClients> {
    return this.aws.clients(this.aws.targets.get(target));
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
    await handler({
      input,
      task: { id: taskId },
      step: { id },
      logger: {
        info: (line: string) => {
          log.push(line);
          options.onLine?.(line);
        },
      } as unknown as LoggerService,
      isDryRun: options.isDryRun,
      signal: options.signal,
      getInitiatorCredentials: async () => ({}),
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
        ({ operation }) =>
          !READING.test(operation) &&
          operation === (filter.operation ?? operation),
      );
  }

  callCount(): number {
    return this.simulator.calls.all().length;
  }

  /** The physical ids of all resources of all stacks. */
  async resources(): Promise<string[]> {
    const { cloudFormation } = await this.clients();
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    const ids = await Promise.all(
      Stacks!.map(async stack => {
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
    const { cloudFormation } = await this.clients();
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    return Promise.all(
      Stacks!.map(async stack => ({
        stack,
        resources: await this.resourcesOf(stack.StackId!),
        changeSets: await this.changeSets(stack.StackId!),
      })),
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
    const client = () =>
      new InMemoryCatalogClient({ entities: this.#entities });
    return {
      getEntityByRef: async ref => client().getEntityByRef(ref),
      getEntitiesByRefs: async request => client().getEntitiesByRefs(request),
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
