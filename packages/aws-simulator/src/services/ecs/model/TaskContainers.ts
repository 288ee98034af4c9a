import { Container, ContainerDefinition } from '@aws-sdk/client-ecs';
import { behaviourOf } from '../../../containers/behaviourOf';
import {
  RespondingTask,
  renderResponse,
} from '../../../containers/renderResponse';
import { StartedContainer, serve } from '../../../containers/serve';
import { Region } from '../../../world/World';
import { NetworkInterface, Server } from '../../ec2/model/types';
import { readEnvironmentFiles } from './environmentFiles';
import { LaunchFailure, launchFailures } from './launchFailures';
import { findLaunchFailure, writeLog } from './prepareTask';
import { TaskShape } from './taskShape';
import { SecretValues, missingRole, readTaskSecrets } from './taskSecrets';
import { TaskDefinition } from './types';

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
    for (const [index, definition] of this.#containerDefinitions.entries()) {
      const failure = findLaunchFailure(this.#region, attached, definition);
      if (failure) {
        return { container: this.#shape.containers[index], failure };
      }
    }
    return undefined;
  }

  /** @param onEssentialExit - called when one has ended without which the task is nothing */
  start(onEssentialExit: () => void): void {
    for (const [index, definition] of this.#containerDefinitions.entries()) {
      this.#start(
        this.#shape.containers[index],
        definition,
        new Map([
          ...this.#files[index],
          ...environmentOf(definition),
          ...this.#secrets[index],
        ]),
        onEssentialExit,
      );
    }
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

  #start(
    container: Container,
    definition: ContainerDefinition,
    environment: ReadonlyMap<string, string>,
    onEssentialExit: () => void,
  ): void {
    const behaviour = behaviourOf(definition.image ?? '', environment);
    const started: StartedContainer = {
      behaviour,
      ports: (definition.portMappings ?? []).map(
        ({ containerPort }) => containerPort ?? 0,
      ),
      listening: false,
    };
    this.#started.push(started);
    container.runtimeId = `${this.#taskId}-${this.#region.ids.digits(10)}`;
    container.imageDigest = `sha256:${this.#region.ids.hex(64)}`;
    container.lastStatus = 'RUNNING';
    writeLog(this.#region, definition, this.#taskId, behaviour.log);

    this.#later(behaviour.listensAfterSeconds, () => {
      started.listening = true;
      container.healthStatus = definition.healthCheck ? 'HEALTHY' : 'UNKNOWN';
      this.#shape.healthStatus = container.healthStatus;
      this.#region.changed();
    });
    const { exits } = behaviour;
    if (exits) {
      this.#later(exits.afterSeconds, () => {
        started.listening = false;
        container.lastStatus = 'STOPPED';
        container.exitCode = exits.exitCode;
        container.reason = exits.reason;
        this.#region.changed();
        if (definition.essential ?? true) {
          onEssentialExit();
        }
      });
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
      if (!(error instanceof Error && error.name === 'AbortError')) {
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
