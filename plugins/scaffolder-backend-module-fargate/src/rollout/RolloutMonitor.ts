import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  Deployment,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  paginateListTasks,
  Service,
  Task,
} from '@aws-sdk/client-ecs';
import {
  diagnoseStoppedTask,
  toStoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { secondsBetween } from '../log/format';
import { HealthCheck, RolloutReader } from './HealthCheck';
import {
  failedContainer,
  ServiceEvidence,
  ServiceSnapshot,
  StoppedTaskEvidence,
} from '../diagnosis/ServiceEvidence';

/** Words in a service event that report a failure. */
const FAILURE_WORDS =
  /fail|unhealthy|error|throttle|unable|missing|misconfigured|rolling back|limit|unavailable/i;

/** How many of the container's last log lines are kept. */
const LOG_LINES = 5;

/** The maximum of DescribeTasks. */
const MAX_TASKS = 100;

interface TaskDefinitionFacts {
  arn: string;
  logGroup?: string;
  logStreamPrefix?: string;
}

/**
 * Monitors the rollout of one ECS service and keeps what it observed: a
 * rollback deletes the service, its events and its tasks.
 */
export class RolloutMonitor {
  readonly #cluster: string;
  readonly #service: string;
  readonly #seenTasks = new Set<string>();
  readonly #seenEvents = new Set<string>();
  #definition: TaskDefinitionFacts | undefined;
  readonly #evidence: ServiceEvidence = {
    stoppedTasks: [],
    events: [],
    logLines: [],
  };

  /**
   * @param serviceArn - `arn:…:service/{cluster}/{name}`
   * @param health - what makes the service healthy.
   * @param since - when the operation started; earlier events are ignored.
   * @param taskDefinitionArn - of the deployed one, if the stack creates one.
   */
  constructor(
    private readonly context: RolloutReader,
    serviceArn: string,
    private readonly health: HealthCheck,
    private readonly since: Date,
    private readonly taskDefinitionArn?: string,
  ) {
    [, this.#cluster, this.#service] = serviceArn.split('/');
  }

  get evidence(): ServiceEvidence {
    return this.#evidence;
  }

  /**
   * Reads the service, its tasks and its targets.
   *
   * @returns the tasks that stopped since the last call.
   */
  async read(): Promise<StoppedTaskEvidence[]> {
    const service = await this.#readService();
    const stopped = await this.#noteStoppedTasks();
    if (service) {
      this.#evidence.snapshot = await this.#snapshot(service);
    }
    return stopped;
  }

  /**
   * Reads what ECS keeps of a deleted service: its events, and for an hour its
   * stopped tasks.
   *
   * @returns the tasks that stopped since the last call.
   */
  async readAfterDeletion(): Promise<StoppedTaskEvidence[]> {
    await this.#readService();
    return this.#noteStoppedTasks();
  }

  async #readService(): Promise<Service | undefined> {
    const { clients, signal } = this.context;
    const { services } = await clients.ecs.send(
      new DescribeServicesCommand({
        cluster: this.#cluster,
        services: [this.#service],
      }),
      { abortSignal: signal },
    );
    const service = services?.[0];
    if (service) {
      this.#noteEvents(service);
      this.#noteFailedTasks(service);
    }
    await this.#noteDefinition(service && primaryOf(service)?.taskDefinition);
    return service;
  }

  async #snapshot(service: Service): Promise<ServiceSnapshot> {
    const primary = primaryOf(service);
    const targets = await this.health.read(this.context, service);
    const unhealthy = targets.find(target => target.state === 'unhealthy');
    if (unhealthy) {
      this.#evidence.unhealthy = unhealthy;
      this.#evidence.healthCheckPath ??= await this.health.readPath?.(
        this.context,
        service,
      );
    }
    return {
      status: service.status,
      desired: service.desiredCount ?? 0,
      running: service.runningCount ?? 0,
      pending: service.pendingCount ?? 0,
      old: (service.deployments ?? [])
        .filter(deployment => deployment !== primary)
        .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0),
      rolloutState: primary?.rolloutState,
      rolloutReason: primary?.rolloutStateReason,
      taskDefinition: primary?.taskDefinition,
      targets,
    };
  }

  #noteEvents(service: Service): void {
    for (const event of [...(service.events ?? [])].reverse()) {
      if (
        event.createdAt! >= this.since &&
        FAILURE_WORDS.test(event.message ?? '') &&
        !this.#seenEvents.has(event.id!)
      ) {
        this.#seenEvents.add(event.id!);
        this.#evidence.events.push(event.message!);
      }
    }
  }

  /** Of the new deployment; a rollback has a deployment of its own. */
  #noteFailedTasks(service: Service): void {
    const definition = this.taskDefinitionArn ?? this.#definition?.arn;
    const counts = (service.deployments ?? [])
      .filter(({ taskDefinition }) => taskDefinition === definition)
      .map(({ failedTasks = 0 }) => failedTasks);
    this.#evidence.failedTasks = Math.max(
      this.#evidence.failedTasks ?? 0,
      ...counts,
    );
  }

  /**
   * @param current - ARN of the service's task definition, used when the stack
   *   does not create one.
   */
  async #noteDefinition(current: string | undefined): Promise<void> {
    const arn = this.taskDefinitionArn ?? current;
    if (!arn || this.#definition?.arn === arn) {
      return;
    }
    const { clients, signal } = this.context;
    const { taskDefinition } = await clients.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: arn }),
      { abortSignal: signal },
    );
    const container = taskDefinition?.containerDefinitions?.[0];
    const log = container?.logConfiguration?.options;
    this.#definition = {
      arn,
      logGroup: log?.['awslogs-group'],
      logStreamPrefix: log?.['awslogs-stream-prefix'],
    };
    this.#evidence.image = container?.image;
    this.#evidence.port = container?.portMappings?.[0]?.containerPort;
  }

  async #noteStoppedTasks(): Promise<StoppedTaskEvidence[]> {
    const { clients, signal } = this.context;
    if (!this.#definition) {
      return [];
    }
    // By family and not by service: ECS still answers this when the service is
    // deleted.
    const taskArns: string[] = [];
    const pages = paginateListTasks(
      { client: clients.ecs },
      {
        cluster: this.#cluster,
        family: familyOf(this.#definition.arn),
        desiredStatus: 'STOPPED',
      },
      { abortSignal: signal },
    );
    for await (const page of pages) {
      taskArns.push(...(page.taskArns ?? []));
    }
    const fresh = taskArns
      .filter(arn => !this.#seenTasks.has(arn))
      .slice(0, MAX_TASKS);
    if (!fresh.length) {
      return [];
    }
    const { tasks } = await clients.ecs.send(
      new DescribeTasksCommand({ cluster: this.#cluster, tasks: fresh }),
      { abortSignal: signal },
    );
    // A task in STOPPING has no exit code yet.
    const stopped = (tasks ?? []).filter(task => task.lastStatus === 'STOPPED');
    stopped.forEach(task => this.#seenTasks.add(task.taskArn!));
    const failures = stopped
      .filter(task => this.#isDeployed(task))
      .sort((a, b) => time(a.stoppedAt) - time(b.stoppedAt))
      .map(toEvidence)
      .filter(task => diagnoseStoppedTask(task, { check: '' }));
    this.#evidence.stoppedTasks.push(...failures);
    await this.#noteLog(failures);
    return failures;
  }

  /** Whether a task belongs to the new deployment. */
  #isDeployed(task: Task): boolean {
    return (
      task.group === `service:${this.#service}` &&
      task.taskDefinitionArn === this.#definition?.arn &&
      task.createdAt! >= this.since
    );
  }

  async #noteLog(tasks: readonly StoppedTaskEvidence[]): Promise<void> {
    const task = tasks.find(
      candidate => failedContainer(candidate)?.exitCode !== undefined,
    );
    const { logGroup, logStreamPrefix } = this.#definition ?? {};
    if (!task || !logGroup || this.#evidence.logLines.length) {
      return;
    }
    const { clients, signal } = this.context;
    try {
      const { events } = await clients.logs.send(
        new GetLogEventsCommand({
          logGroupName: logGroup,
          logStreamName: `${logStreamPrefix}/${failedContainer(task)!.name}/${
            task.id
          }`,
          limit: LOG_LINES,
          startFromHead: false,
        }),
        { abortSignal: signal },
      );
      this.#evidence.logLines = (events ?? []).map(
        event => event.message ?? '',
      );
    } catch (error) {
      signal?.throwIfAborted();
      // A container without output has no log stream, and the role may lack
      // logs:GetLogEvents. The cause is then reported without log lines.
    }
  }
}

function toEvidence(task: Task): StoppedTaskEvidence {
  const startedAt = task.startedAt ?? task.createdAt;
  return {
    ...toStoppedTask(task),
    seconds:
      startedAt && task.stoppedAt
        ? secondsBetween(startedAt, task.stoppedAt)
        : undefined,
  };
}

function primaryOf(service: Service): Deployment | undefined {
  return service.deployments?.find(d => d.status === 'PRIMARY');
}

/** Of `arn:…:task-definition/{family}:{revision}`. */
function familyOf(taskDefinitionArn: string): string {
  return taskDefinitionArn.split('/').pop()!.split(':')[0];
}

function time(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}
