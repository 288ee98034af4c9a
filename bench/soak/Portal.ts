import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Simulator } from '@fargate-api/aws-simulator';
import { FargateEntityProvider } from '@fargate-api/backstage-plugin-catalog-backend-module-fargate';
import {
  FargateAws,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  createApiMoveAction,
  createApiRegisterAction,
  createApiUpdateAction,
  createDnsZoneDeployAction,
  createEnvironmentDeployAction,
  createGatewayApiDeployAction,
  createPublicApiDeployAction,
  createSharedApiDeployAction,
  createStackDeleteAction,
} from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { MiddlewareStack } from '@smithy/types';
import { allowAll, allowedIn } from '../allowAll';
import { Catalog } from './Catalog';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

/** Virtual seconds that pass for each second that an action sleeps, by default. */
const STRIDE = 6;

/** As many tries as FargateAws gives a deployment; waiting is left out. */
const TRIES = 8;

/** What the scaffolder's database keeps of a task. */
export type Checkpoints = Map<string, string>;

/** One task: an action with its input. */
export interface Task {
  id: string;
  action: string;
  input: Record<string, unknown>;
}

/**
 * One process of a portal: actions, and the catalog's provider. When it is
 * killed, nothing of what is under way in it gets another word in.
 */
export class Portal {
  #calls = 0;
  #onCall: (count: number) => void = () => {};
  #dead = false;
  #publish: (event: any) => Promise<void> = async () => {};
  /** The catalog's look through all stacks, which it takes every few minutes. */
  scan: () => Promise<void> = async () => {};

  static async start(
    simulator: Simulator,
    catalog: Catalog,
    checkpoints: Checkpoints,
    stride = STRIDE,
  ): Promise<Portal> {
    const aws = FargateAws.fromConfig(
      new ConfigReader({
        fargateApi: {
          targets: [
            {
              name: 'dev',
              accountId: ACCOUNT,
              region: REGION,
              endpoint: simulator.url,
            },
          ],
        },
        aws: {
          accounts: [
            {
              accountId: ACCOUNT,
              accessKeyId: ACCOUNT,
              secretAccessKey: 'simulated',
            },
          ],
        },
      }),
    );
    const portal = new Portal(simulator, aws, catalog, checkpoints, stride);
    await portal.#prepareClients();
    await portal.#connectProvider();
    return portal;
  }

  private constructor(
    private readonly simulator: Simulator,
    private readonly aws: FargateAws,
    private readonly catalog: Catalog,
    private readonly checkpoints: Checkpoints,
    private readonly stride: number,
  ) {}

  clients(): Promise<FargateClients> {
    return this.aws.clients(this.aws.targets.get('dev'), {
      purpose: 'look',
    });
  }

  /**
   * Runs a task, and disturbs it at one of its calls.
   *
   * @returns its outputs; `killed` when it will never end.
   * @throws what the task throws.
   */
  async run(
    task: Task,
    disturbance?: { call: number; kind: 'kill' | 'cancel' },
    onLine: (line: string) => void = () => {},
  ): Promise<Record<string, any> | 'killed'> {
    const controller = new AbortController();
    const outputs: Record<string, any> = {};
    return new Promise((resolve, reject) => {
      this.#calls = 0;
      this.#onCall = count => {
        if (count !== disturbance?.call) {
          return;
        }
        if (disturbance.kind === 'cancel') {
          controller.abort();
        } else {
          this.#dead = true;
          resolve('killed');
        }
      };
      this.#action(task.action)
        .handler({
          input: task.input,
          task: { id: task.id },
          step: { id: 'step', name: 'Step' },
          signal: controller.signal,
          logger: { info: onLine, error: onLine },
          getInitiatorCredentials: async () => mockCredentials.user(),
          checkpoint: ({ key, fn }: any) =>
            this.#checkpoint(`${task.id} ${key}`, fn),
          output: (name: string, value: unknown) => {
            outputs[name] = value;
          },
        } as any)
        .finally(() => {
          // What comes after the task is not the task's trouble.
          this.#onCall = () => {};
        })
        .then(() => resolve(outputs), reject);
    });
  }

  #action(id: string) {
    const dependencies: any = {
      ...allowAll,
      access: allowedIn(this.catalog),
      aws: this.aws,
      catalog: this.catalog,
      events: { publish: (event: any) => this.#publish(event) },
      clock: {
        sleep: (s: number, signal?: AbortSignal) => this.#sleep(s, signal),
      },
    };
    const actions: any[] = [
      createEnvironmentDeployAction(dependencies),
      createPublicApiDeployAction(dependencies),
      createGatewayApiDeployAction(dependencies),
      createSharedApiDeployAction(dependencies),
      createDnsZoneDeployAction(dependencies),
      createApiRegisterAction(dependencies),
      createApiUpdateAction(dependencies),
      createApiMoveAction(dependencies),
      createStackDeleteAction(dependencies),
    ];
    return actions.find(action => action.id === id);
  }

  async #sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    await this.#alive();
    signal?.throwIfAborted();
    await this.simulator.clock.advance(seconds * this.stride);
    signal?.throwIfAborted();
  }

  async #checkpoint(key: string, fn: () => Promise<unknown>) {
    if (!this.checkpoints.has(key)) {
      this.checkpoints.set(key, JSON.stringify(await fn()));
    }
    return JSON.parse(this.checkpoints.get(key)!);
  }

  async #prepareClients(): Promise<void> {
    const { target, now, clockSpeed, ...clients } = await this.clients();
    for (const client of Object.values(clients)) {
      client.config.retryStrategy = async () =>
        new ConfiguredRetryStrategy(TRIES, 0);
      (client.middlewareStack as MiddlewareStack<any, any>).add(
        (next: any) => async (args: any) => {
          await this.#alive();
          this.#onCall(++this.#calls);
          try {
            return await next(args);
          } finally {
            await this.#alive();
          }
        },
        { step: 'initialize', name: 'soakLife' },
      );
    }
  }

  #alive(): Promise<void> | void {
    return this.#dead ? new Promise(() => {}) : undefined;
  }

  async #connectProvider(): Promise<void> {
    const provider = new FargateEntityProvider({
      target: this.aws.targets.get('dev'),
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 3 } },
      aws: this.aws,
      auth: { getOwnServiceCredentials: async () => ({}) } as any,
      catalog: this.catalog as any,
      events: {
        publish: async () => {},
        subscribe: async ({ onEvent }: any) => {
          this.#publish = onEvent;
        },
      },
      scheduler: {
        scheduleTask: async ({ fn }: any) => {
          this.scan = fn;
        },
        triggerTask: () => this.scan(),
      } as any,
      logger: { child: () => ({ warn() {}, debug() {} }) } as any,
    });
    await provider.connect(this.catalog.connection);
  }
}
