import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  fargateApiLogsReadPermission,
  LogLine,
  TaskLogs,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  initiatorOf,
  logGroupConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedServices } from '../access';
import { AuditNote } from '../audit';
import { BudgetedAws, toOperationError } from '../aws';
import { readTask, readTaskDefinition } from '../resources';
import { LogSource } from './LogSource';
import { logSourcesOf } from './logSourcesOf';

/** The limit for one request, because a user waits for it. */
const TIME_LIMIT_MS = 10_000;

/** Reads the last log lines of a task. Log lines are not cached. */
export class LogService {
  readonly #aws: BudgetedAws;
  readonly #services: OwnedServices;

  constructor(options: { aws: BudgetedAws; services: OwnedServices }) {
    this.#aws = options.aws;
    this.#services = options.services;
  }

  /**
   * In addition to the errors of {@link OwnedServices.find}:
   *
   * @throws NotFoundError when the service has no such task.
   * @throws ServiceUnavailableError when AWS does not return the log.
   */
  async read(
    entityRef: string,
    {
      taskId,
      lines,
      placeId,
    }: { taskId: string; lines: number; placeId?: string },
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<TaskLogs> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiLogsReadPermission,
      note,
      placeId,
    );
    const clients = await this.#aws.clients(service.target);
    const operating = await this.#aws.clients(service.target, {
      purpose: 'operate',
      initiator: initiatorOf(credentials),
      failFast: true,
    });
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const task = await readTask(clients, service, taskId, signal);
      const taskDefinition = await readTaskDefinition(
        clients,
        task.taskDefinitionArn!,
        signal,
      );
      const { region } = service.target;
      const sources = logSourcesOf(taskDefinition, { taskId, region });
      const all = await Promise.all(
        sources.map(source => lastLines(operating, source, lines, signal)),
      );
      return {
        taskId,
        lines: all
          .flat()
          .sort((a, b) => a.at.localeCompare(b.at))
          .slice(-lines),
        link:
          sources[0] &&
          logGroupConsoleUrl(service.target, service.arn, sources[0].group),
      };
    } catch (error) {
      throw toOperationError(error);
    }
  }
}

async function lastLines(
  { logs }: FargateClients,
  { container, group, stream }: LogSource,
  limit: number,
  abortSignal: AbortSignal,
): Promise<LogLine[]> {
  try {
    const { events } = await logs.send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        startFromHead: false,
        limit,
      }),
      { abortSignal },
    );
    return (events ?? []).map(({ timestamp, message }) => ({
      at: new Date(timestamp!).toISOString(),
      message: message!,
      container,
    }));
  } catch (error) {
    // A container that never started has no log stream.
    if ((error as Error).name === 'ResourceNotFoundException') {
      return [];
    }
    throw error;
  }
}
