import DataLoader from 'dataloader';
import {
  DesiredStatus,
  ECSClient,
  ListTasksCommand,
  ListTasksCommandInput,
  Task,
} from '@aws-sdk/client-ecs';
import { BatchSchedule } from './BatchSchedule';

const TIME_LIMIT_MS = 10_000;

/** Long enough for several pages of ListTasks in sequence. */
const MAX_DELAY_MS = 1_000;

/** The maximum number of tasks of a service: one page of ListTasks. */
const MAX_TASKS = 100;

/**
 * Reads the tasks of the services in a cluster. ListTasks lists the tasks of
 * one service, or of the whole cluster. For several services at the same time,
 * the whole cluster is listed if that takes fewer calls. Tasks are not cached,
 * and each caller receives only the tasks of its own service.
 */
export class ServiceTasks {
  readonly #batches = new BatchSchedule(MAX_DELAY_MS);
  readonly #loader = new DataLoader<string, Task[]>(
    names => this.#batches.call(() => this.#load(names)),
    { cache: false, batchScheduleFn: this.#batches.schedule },
  );
  readonly #ecs: ECSClient;
  readonly #cluster: string;
  readonly #desiredStatus: DesiredStatus;
  readonly #tasks: DataLoader<string, Task | undefined>;
  /** The number of pages when the tasks of the cluster were last listed, or a lower bound of it. */
  #pages = 1;

  /** @param options.tasks - The tasks of the cluster, by ARN. */
  constructor(options: {
    ecs: ECSClient;
    cluster: string;
    desiredStatus: DesiredStatus;
    tasks: DataLoader<string, Task | undefined>;
  }) {
    this.#ecs = options.ecs;
    this.#cluster = options.cluster;
    this.#desiredStatus = options.desiredStatus;
    this.#tasks = options.tasks;
  }

  /** Reads at most 100 tasks of a service. */
  load(name: string): Promise<Task[]> {
    return this.#loader.load(name);
  }

  async #load(names: readonly string[]): Promise<(Task[] | Error)[]> {
    try {
      const arns = await this.#listCluster(names.length);
      if (arns) {
        const tasks = await this.#describe(arns);
        return names.map(name => tasksOf(tasks, name));
      }
    } catch (error) {
      return names.map(() => error as Error);
    }
    return Promise.all(
      names.map(name => this.#readService(name).catch(error => error)),
    );
  }

  /** Lists all task ARNs of the cluster; undefined if listing each service takes fewer calls. */
  async #listCluster(services: number): Promise<string[] | undefined> {
    if (!isCheaper(this.#pages, services)) {
      return undefined;
    }
    const arns: string[] = [];
    let nextToken: string | undefined;
    for (let page = 1; isCheaper(page, services); page++) {
      const answer = await this.#list({ nextToken });
      arns.push(...(answer.taskArns ?? []));
      nextToken = answer.nextToken;
      this.#pages = nextToken ? page + 1 : page;
      if (!nextToken) {
        return arns;
      }
    }
    return undefined;
  }

  async #readService(serviceName: string): Promise<Task[]> {
    const { taskArns = [] } = await this.#list({ serviceName });
    return this.#describe(taskArns);
  }

  #list(input: Pick<ListTasksCommandInput, 'nextToken' | 'serviceName'>) {
    return this.#ecs.send(
      new ListTasksCommand({
        cluster: this.#cluster,
        desiredStatus: this.#desiredStatus,
        ...input,
      }),
      { abortSignal: AbortSignal.timeout(TIME_LIMIT_MS) },
    );
  }

  async #describe(arns: string[]): Promise<Task[]> {
    const tasks = await Promise.all(arns.map(arn => this.#tasks.load(arn)));
    return tasks.flatMap(task => task ?? []);
  }
}

/** A page takes two calls: ListTasks and DescribeTasks. Services take one ListTasks each and one DescribeTasks together. */
function isCheaper(pages: number, services: number): boolean {
  return pages * 2 < services + 1;
}

function tasksOf(tasks: Task[], name: string): Task[] {
  const ofService = `service:${name}`;
  return tasks.filter(({ group }) => group === ofService).slice(0, MAX_TASKS);
}
