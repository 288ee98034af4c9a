import { Container, ContainerDefinition } from '@aws-sdk/client-ecs';
import {
  RespondingTask,
  renderResponse,
} from '../../../containers/renderResponse';
import { StartedContainer, serve } from '../../../containers/serve';
import { Region } from '../../../world/World';
import { NetworkInterface, Server } from '../../ec2/model/types';
import { imageNamed } from '../../ecr/model/imageNamed';
import { healthVerdicts, taskHealthStatus } from './containerHealth';
import { readiness } from './containerOrder';
import { readEnvironmentFiles } from './environmentFiles';
import { LaunchFailure, launchFailures } from './launchFailures';
import {
  architectureInOci,
  findMountFailure,
  findLaunchFailure,
  writeLog,
} from './prepareTask';
import { TaskShape } from './taskShape';
import { SecretValues, missingRole, readTaskSecrets } from './taskSecrets';
import { TaskDefinition } from './types';

/** Seconds until SIGKILL. */
const DEFAULT_STOP_TIMEOUT = 30;

/** The callbacks of the containers of a task. */
interface ContainerObserver {
  /** One has ended without which the task is nothing. */
  essentialExited(): void;
  healthChanged(): void;
}

/** The containers of a task: whether they can start, what they do and how they exit. */
export class TaskContainers {
  readonly #region: Region;
  readonly #taskId: string;
  readonly #shape: TaskShape;
  readonly #definition: TaskDefinition['shape'];
  readonly #lifetime: AbortSignal;
  readonly #started: StartedContainer[] = [];
  /** By the position of the container. */
  #secrets: SecretValues[] = [];
  /** The variables from files, by the position of the container. */
  #files: ReadonlyMap<string, string>[] = [];
  #onAllStarted?: () => void;

  /** @param life - aborts when the task is to end */
  constructor(
    region: Region,
    taskId: string,
    shape: TaskShape,
    definition: TaskDefinition['shape'],
    life: AbortSignal,
  ) {
    this.#region = region;
    this.#taskId = taskId;
    this.#shape = shape;
    this.#definition = definition;
    this.#lifetime = life;
  }

  get #containerDefinitions(): ContainerDefinition[] {
    return this.#definition.containerDefinitions;
  }

  get areStarted(): boolean {
    return this.#started.length > 0;
  }

  get areListening(): boolean {
    return this.#started.some(({ listening }) => listening);
  }

  /** Virtual seconds from SIGTERM until all have ended. */
  get stopSeconds(): number {
    return Math.max(0, ...this.#started.map(one => one.stopSeconds ?? 0));
  }

  /** The response of the task on a port. */
  readonly server: Server = request => {
    const answer = serve(this.#started, request);
    return typeof answer === 'string'
      ? answer
      : {
          ...answer,
          render: client =>
            renderResponse(answer.status, this.#about(), client),
        };
  };

  /** The first container that cannot start, and the reason. */
  launchFailure(
    attached: NetworkInterface,
  ): { container: Container; failure: LaunchFailure } | undefined {
    const roleArn = missingRole(
      this.#region,
      this.#shape.taskArn,
      this.#definition,
    );
    if (roleArn) {
      return {
        container: this.#shape.containers[0],
        failure: launchFailures.roleNotAssumable(roleArn),
      };
    }
    const secrets = readTaskSecrets(
      this.#region,
      attached,
      this.#shape.taskArn,
      this.#definition,
    );
    if ('failure' in secrets) {
      const { container, failure } = secrets;
      return { container: this.#shape.containers[container], failure };
    }
    this.#secrets = secrets;
    const files = readEnvironmentFiles(
      this.#region,
      attached,
      this.#shape.taskArn,
      this.#definition,
    );
    if ('failure' in files) {
      const { container, failure } = files;
      return { container: this.#shape.containers[container], failure };
    }
    this.#files = files;
    const notMounted = findMountFailure(
      this.#region,
      attached,
      this.#definition,
    );
    if (notMounted) {
      return { container: this.#shape.containers[0], failure: notMounted };
    }
    for (const [index, definition] of this.#containerDefinitions.entries()) {
      const failure = findLaunchFailure(this.#region, attached, definition, {
        arn: this.#shape.taskArn,
        definition: this.#definition,
      });
      if (failure) {
        return { container: this.#shape.containers[index], failure };
      }
    }
    return undefined;
  }

  /**
   * Starts each container as soon as those are as it requires on which it depends.
   *
   * @returns resolves when none is left to start; rejects when the task ends before
   */
  start(observer: ContainerObserver): Promise<void> {
    return new Promise((resolve, reject) => {
      const signal = this.#lifetime;
      signal.addEventListener('abort', () => reject(signal.reason));
      this.#onAllStarted = resolve;
      this.#startReady(observer);
    });
  }

  stop(): void {
    for (const started of this.#started) {
      started.listening = false;
    }
    for (const container of this.#shape.containers) {
      if (container.lastStatus === 'RUNNING') {
        container.lastStatus = 'STOPPED';
        container.exitCode = 0;
      }
    }
    this.#region.changed();
  }

  #startReady(observer: ContainerObserver): void {
    const { containers } = this.#shape;
    const find = (wanted: string) =>
      containers.find(({ name }) => name === wanted);
    const pending = () =>
      [...containers.entries()].filter(
        ([, { lastStatus }]) => lastStatus === 'PENDING',
      );
    const startable = () =>
      pending().find(
        ([index]) =>
          readiness(this.#containerDefinitions[index], find) !== 'waits',
      );
    // One that starts can be what the next one waits for.
    for (let next = startable(); next; next = startable()) {
      const [index, container] = next;
      const definition = this.#containerDefinitions[index];
      const ready = readiness(definition, find);
      if (typeof ready === 'object') {
        this.#exit(container, definition, observer, {
          exitCode: 143,
          reason: ready.never,
        });
      } else {
        this.#start(index, observer);
      }
    }
    if (pending().length === 0) {
      this.#onAllStarted?.();
    }
  }

  #start(index: number, observer: ContainerObserver): void {
    const container = this.#shape.containers[index];
    const definition = this.#containerDefinitions[index];
    const environment = new Map([
      ...this.#files[index],
      ...environmentOf(definition),
      ...this.#secrets[index],
    ]);
    const image = imageNamed(this.#region.world, definition.image ?? '');
    const behaviour = image.behaviour(
      environment,
      architectureInOci(this.#definition),
    );
    const started: StartedContainer = {
      behaviour,
      ports: (definition.portMappings ?? []).map(
        ({ containerPort }) => containerPort ?? 0,
      ),
      listening: false,
      stopSeconds: Math.min(
        behaviour.servesAfterSigterm ?? 0,
        definition.stopTimeout ?? DEFAULT_STOP_TIMEOUT,
      ),
    };
    this.#started.push(started);
    container.runtimeId = `${this.#taskId}-${this.#region.ids.digits(10)}`;
    container.imageDigest = image.digest;
    container.lastStatus = 'RUNNING';
    writeLog(this.#region, definition, this.#taskId, behaviour.log);

    this.#later(behaviour.listensAfterSeconds, () => {
      started.listening = container.lastStatus === 'RUNNING';
      this.#region.changed();
    });
    for (const { afterSeconds, healthStatus } of healthVerdicts(
      definition,
      behaviour,
    )) {
      this.#later(afterSeconds, () => {
        if (container.lastStatus === 'RUNNING') {
          container.healthStatus = healthStatus;
          this.#shape.healthStatus = taskHealthStatus(
            this.#containerDefinitions,
            this.#shape.containers,
          );
          observer.healthChanged();
          this.#startReady(observer);
        }
      });
    }
    const { exits } = behaviour;
    if (exits) {
      this.#later(exits.afterSeconds, () => {
        started.listening = false;
        this.#exit(container, definition, observer, exits);
        this.#region.changed();
        this.#startReady(observer);
      });
    }
  }

  #exit(
    container: Container,
    definition: ContainerDefinition,
    observer: ContainerObserver,
    { exitCode, reason }: { exitCode: number; reason?: string },
  ): void {
    Object.assign(container, { lastStatus: 'STOPPED', exitCode, reason });
    if (definition.essential ?? true) {
      observer.essentialExited();
    }
  }

  #about(): RespondingTask {
    const { group = '', availabilityZone = '' } = this.#shape;
    return {
      id: this.#taskId,
      service: group.replace(/^service:/, ''),
      image: this.#containerDefinitions[0].image ?? '',
      region: this.#region.name,
      availabilityZone,
    };
  }

  /** Runs a callback later, unless the task stops before. */
  #later(seconds: number, happen: () => void): void {
    this.#region.clock.sleep(seconds, this.#lifetime).then(happen, error => {
      if (!this.#lifetime.aborted) {
        throw error;
      }
    });
  }
}

/** The environment variables that a definition has itself, by name. */
function environmentOf({
  environment = [],
}: ContainerDefinition): Map<string, string> {
  return new Map(environment.map(({ name = '', value = '' }) => [name, value]));
}
