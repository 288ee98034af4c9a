import { StackEvent } from '@aws-sdk/client-cloudformation';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { EventStream, isOperationStart, isStackEvent } from './EventStream';
import { ResilientPoller } from './ResilientPoller';
import { Plan } from './plan';
import {
  advance,
  doneCount,
  isUndoing,
  NO_PROGRESS,
  progressLine,
} from '../log/Progress';
import { ServiceEvidence } from '../rollout/ServiceEvidence';
import { RolloutLog } from '../rollout/RolloutLog';
import { StackRequest } from './StackRequest';
import { isSettled } from './startAction';
import { taskToken } from './tokens';

/** Between two looks at a stack whose resources are all done: its end is near. */
const CLOSE_POLL_SECONDS = 0.5;

/** How a stack operation ended. */
export interface Outcome {
  /** The stack as it is then. */
  stack: StackRecord;
  type: 'CREATE' | 'UPDATE';
  /** Of the operation, oldest first. */
  events: StackEvent[];
  /** By AWS's clock. */
  startedAt: Date;
  endedAt: Date;
  /** Where the stack has a service. */
  story?: RolloutLog;
}

/** The evidence of an outcome, where there was a service to watch. */
export function evidenceOf(outcome: Outcome): ServiceEvidence | undefined {
  return outcome.story?.evidence;
}

/**
 * Fourth part: reads events, and the service's story beside them, until the
 * operation has ended one way or the other.
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
  let story: RolloutLog | undefined;
  const poller = new ResilientPoller(context);
  for (;;) {
    const fresh = await poller.look(() =>
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
      lastLineAt: latest(lastLineAt, story?.lastLineAt),
    });
    if (line && !isSettled(progress.status ?? '_IN_PROGRESS')) {
      log.line(request.label, line);
      lastLineAt = now;
    }
    const service = [...progress.resources.values()].find(
      resource => resource.type === 'AWS::ECS::Service' && resource.physicalId,
    );
    if (service && request.health) {
      story ??= new RolloutLog(
        context,
        service.physicalId!,
        request.health,
        progress.startedAt!,
        deployedTaskDefinition(events),
      );
      if (isUndoing(progress)) {
        await (isUndoing(before) ? undefined : story.updateAfterRollback());
      } else if (service.state !== 'complete') {
        await story.tell();
      }
    }
    if (progress.status && isSettled(progress.status)) {
      const stack = await poller.look(() =>
        describeStack(clients, planned.stackArn, { signal }),
      );
      // A failed creation may still go on to be deleted.
      const drained =
        stack &&
        isSettled(stack.status) &&
        (await poller.look(() => stream.read(signal)));
      if (stack && drained) {
        events.push(...drained);
        return {
          stack,
          type: events[0].ResourceStatus!.startsWith('UPDATE')
            ? 'UPDATE'
            : 'CREATE',
          events,
          startedAt: events[0].Timestamp!,
          endedAt: events.filter(isStackEvent).pop()!.Timestamp!,
          story,
        };
      }
    }
    const isClose = total !== undefined && doneCount(progress) >= total;
    await clock.sleep(isClose ? CLOSE_POLL_SECONDS : POLL_SECONDS, signal);
  }
}

/**
 * New events of the operation that is followed. Just after its submission the
 * stack may still answer with those of the operation before.
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
  const begun =
    first &&
    isOperationStart(first) &&
    (planned.action === 'execute'
      ? token === planned.token
      : token?.startsWith(taskToken(task, request.name)));
  return begun ? fresh : [];
}

/** What a rollback tells of is what was there before. */
function deployedTaskDefinition(
  events: readonly StackEvent[],
): string | undefined {
  const undone = events.findIndex(
    event =>
      isStackEvent(event) &&
      /ROLLBACK|^DELETE/.test(event.ResourceStatus ?? ''),
  );
  return events
    .slice(0, undone < 0 ? undefined : undone)
    .filter(event => event.ResourceType === 'AWS::ECS::TaskDefinition')
    .filter(event => event.PhysicalResourceId)
    .pop()?.PhysicalResourceId;
}

function latest(a: Date | undefined, b: Date | undefined): Date | undefined {
  return a && b ? new Date(Math.max(a.getTime(), b.getTime())) : a ?? b;
}
