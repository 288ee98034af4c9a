import DataLoader from 'dataloader';
import {
  DesiredStatus,
  ECSClient,
  ListTasksCommand,
  ListTasksCommandInput,
  Task,
} from '@aws-sdk/client-ecs';
import { Gathering } from './Gathering';

const TIME_LIMIT_MS = 10_000;

/** As the pages of a cluster come one after the other. */
const PATIENCE_MS = 1_000;

/** So many tasks of a service are told, as one page of ListTasks has. */
const MOST_TASKS = 100;

/**
 * The tasks of a cluster's services. ListTasks lists those of one service or
 * of the whole cluster: of the cluster where several services are asked for at
 * the same time and that takes fewer calls. It remembers no task, and gives
 * each only the tasks of the service it asked for.
 */
export class ServiceTasks {
  readonly #gathering = new Gathering(PATIENCE_MS);
  readonly #loader = new DataLoader<string, Task[]>(
    names => this.#gathering.call(() => this.#load(names)),
    { cache: false, batchScheduleFn: this.#gathering.schedule },
  );
  readonly #ecs: ECSClient;
  readonly #cluster: string;
  readonly #desiredStatus: DesiredStatus;
  readonly #tasks: DataLoader<string, Task | undefined>;
  /** So many at least the cluster's listing had when it was last read. */
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

  /** At most 100 tasks of a service, by its name. */
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

  /** All ARNs of the cluster; undefined where asking for each service is cheaper. */
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

/** A page is two calls, as its tasks are described; services are one each and one to describe theirs. */
function isCheaper(pages: number, services: number): boolean {
  return pages * 2 < services + 1;
}

function tasksOf(tasks: Task[], name: string): Task[] {
  const ofService = `service:${name}`;
  return tasks.filter(({ group }) => group === ofService).slice(0, MOST_TASKS);
}
