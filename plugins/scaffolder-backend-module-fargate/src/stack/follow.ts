import { StackEvent } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { EventStream } from './EventStream';
import { isOperationStart, isStackEvent } from '../log/stackEvents';
import { ResilientPoller } from './ResilientPoller';
import { Plan } from './plan';
import {
  advance,
  doneCount,
  isRollingBack,
  NO_PROGRESS,
  progressLine,
} from '../log/Progress';
import { ServiceEvidence } from '../diagnosis/ServiceEvidence';
import { RolloutLog } from '../rollout/RolloutLog';
import { StackRequest } from './StackRequest';
import { isSettled } from './startAction';
import { taskToken } from './tokens';

/**
 * Seconds between two polls once all resources are complete: the operation is
 * about to end.
 */
const CLOSE_POLL_SECONDS = 0.5;

/** The result of a stack operation. */
export interface Outcome {
  /** After the operation. */
  stack: StackRecord;
  type: 'CREATE' | 'UPDATE';
  /** Of the operation, oldest first. */
  events: StackEvent[];
  /** By AWS's clock. */
  startedAt: Date;
  endedAt: Date;
  /** Undefined when the stack has no ECS service. */
  rolloutLog?: RolloutLog;
}

/** What was observed of the stack's ECS service, if it has one. */
export function evidenceOf(outcome: Outcome): ServiceEvidence | undefined {
  return outcome.rolloutLog?.evidence;
}

/**
 * Fourth step: follows the events of the operation, and the rollout of the ECS
 * service, until the operation has ended.
 */
export async function follow(
  context: DeploymentContext,
  request: StackRequest,
  planned: Exclude<Plan, { action: 'none' }>,
): Promise<Outcome> {
  const { clients, clock, log, signal } = context;
  const stream = new EventStream(clients, planned.stackArn);
  const total =
    planned.action === 'execute' ? planned.changes.length : undefined;
  const events: StackEvent[] = [];
  let progress = NO_PROGRESS;
  let lastLineAt: Date | undefined;
  let rolloutLog: RolloutLog | undefined;
  const poller = new ResilientPoller(context);
  for (;;) {
    const fresh = await poller.poll(() =>
      ownEvents(stream, context, request, planned, events),
    );
    if (!fresh) {
      await clock.sleep(POLL_SECONDS, signal);
      continue;
    }
    events.push(...fresh);
    const before = progress;
    progress = advance(NO_PROGRESS, events);
    const now = clients.now();
    const line = progressLine(before, progress, {
      total,
      now,
      lastLineAt: latest(lastLineAt, rolloutLog?.lastLineAt),
    });
    if (line && !isSettled(progress.status ?? '_IN_PROGRESS')) {
      log.line(request.label, line);
      lastLineAt = now;
    }
    const service = [...progress.resources.values()].find(
      resource => resource.type === 'AWS::ECS::Service' && resource.physicalId,
    );
    if (service && request.health) {
      rolloutLog ??= new RolloutLog(
        context,
        service.physicalId!,
        request.health,
        progress.startedAt!,
        deployedTaskDefinition(events),
      );
      if (isRollingBack(progress)) {
        await (isRollingBack(before)
          ? undefined
          : rolloutLog.updateAfterRollback());
      } else if (service.state !== 'complete') {
        await rolloutLog.update();
      }
    }
    if (progress.status && isSettled(progress.status)) {
      const stack = await poller.poll(() =>
        describeStack(clients, planned.stackArn, { signal }),
      );
      // A failed stack creation may continue with the deletion of the stack.
      const lastEvents =
        stack &&
        isSettled(stack.status) &&
        (await poller.poll(() => stream.read(signal)));
      if (stack && lastEvents) {
        events.push(...lastEvents);
        return {
          stack,
          type: events[0].ResourceStatus!.startsWith('UPDATE')
            ? 'UPDATE'
            : 'CREATE',
          events,
          startedAt: events[0].Timestamp!,
          endedAt: events.filter(isStackEvent).pop()!.Timestamp!,
          rolloutLog,
        };
      }
    }
    const isClose = total !== undefined && doneCount(progress) >= total;
    await clock.sleep(isClose ? CLOSE_POLL_SECONDS : POLL_SECONDS, signal);
  }
}

/**
 * New events of the operation. Just after its submission, CloudFormation may
 * still return the events of the operation before.
 */
async function ownEvents(
  stream: EventStream,
  { signal, task }: DeploymentContext,
  request: StackRequest,
  planned: Exclude<Plan, { action: 'none' }>,
  known: readonly StackEvent[],
): Promise<StackEvent[]> {
  const fresh = await stream.read(signal);
  if (known.length) {
    return fresh;
  }
  const [first] = fresh;
  const token = first?.ClientRequestToken;
  const isStarted =
    first &&
    isOperationStart(first) &&
    (planned.action === 'execute'
      ? token === planned.token
      : token?.startsWith(taskToken(task, request.name)));
  return isStarted ? fresh : [];
}

/**
 * The task definition that is deployed. A rollback refers to the previous one.
 */
function deployedTaskDefinition(
  events: readonly StackEvent[],
): string | undefined {
  const rollbackStart = events.findIndex(
    event =>
      isStackEvent(event) &&
      /ROLLBACK|^DELETE/.test(event.ResourceStatus ?? ''),
  );
  return events
    .slice(0, rollbackStart < 0 ? undefined : rollbackStart)
    .filter(event => event.ResourceType === 'AWS::ECS::TaskDefinition')
    .filter(event => event.PhysicalResourceId)
    .pop()?.PhysicalResourceId;
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? new Date(Math.max(a.getTime(), b.getTime())) : a ?? b;
}
