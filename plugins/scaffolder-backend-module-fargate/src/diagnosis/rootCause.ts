import { OperationEvent, StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from '../log/stackEvents';
import { resourceLabel } from '../log/resourceLabel';
import { ServiceEvidence } from './ServiceEvidence';
import { taskCause, taskEvidence } from './taskCause';
import { unwrapReason } from '../log/unwrapReason';

/** Why a stack operation failed. */
export interface RootCause {
  /** What happened, without the stack's name. */
  failed: string;
  /** One sentence. */
  why: string;
  evidence: string[];
  next: string;
}

const CIRCUIT_BREAKER = /Deployment Circuit Breaker was triggered/i;

/**
 * The root cause of a failed operation. CloudFormation reports only that a
 * service did not stabilize; the reason is in what ECS and the load balancer
 * reported meanwhile.
 *
 * @param events - of the operation and its rollback, oldest first.
 * @param failures - the failed events that CloudFormation returns for the
 *   operation, oldest first; empty where the role may not read them.
 */
export function rootCause(
  events: readonly StackEvent[],
  evidence: ServiceEvidence | undefined,
  failures: readonly OperationEvent[],
): RootCause {
  const event = reportedFailure(failures) ?? failingEvent(events);
  const reason = event?.ResourceStatusReason ?? 'CloudFormation gave no reason';
  const { text, code } = unwrapReason(reason);
  const label = event && resourceLabel(event.ResourceType ?? '');
  const reaction = isKept(events)
    ? 'CloudFormation stopped'
    : 'CloudFormation rolled back';
  const cause =
    event?.ResourceType === 'AWS::ECS::Service' && evidence
      ? taskCause(evidence)
      : undefined;
  if (cause) {
    return {
      failed: [
        cause.what,
        ...(CIRCUIT_BREAKER.test(text)
          ? [`ECS stopped after ${failedTasks(evidence!)} failed tasks`]
          : []),
        reaction,
      ].join('; '),
      why: cause.why,
      evidence: taskEvidence(evidence!),
      next: cause.next,
    };
  }
  const subject = event && !isStackEvent(event) ? `the ${label}` : 'the stack';
  return {
    failed: `${subject} could not be deployed; ${reaction}`,
    why: `${subject}: ${text}${code ? ` (${code})` : ''}`,
    evidence: event
      ? [
          `${event.LogicalResourceId} ${
            event.ResourceStatus ?? 'failed'
          }: "${reason}"`,
        ]
      : [],
    next: 'fix the cause, then press "Start over"',
  };
}

/** The oldest failure that is not the consequence of another one. */
function reportedFailure(
  failures: readonly OperationEvent[],
): Partial<StackEvent> | undefined {
  return failures
    .filter(
      ({ HookFailureMode, ValidationFailureMode }) =>
        HookFailureMode !== 'WARN' && ValidationFailureMode !== 'WARN',
    )
    .map(
      (event): Partial<StackEvent> => ({
        ...event,
        ResourceStatusReason:
          event.ResourceStatusReason ??
          event.HookStatusReason ??
          event.ValidationStatusReason,
      }),
    )
    .find(event => !isStackEvent(event) && !isCancelled(event));
}

/** Whether CloudFormation cancelled the resource because another one failed. */
function isCancelled({
  ResourceStatusReason = '',
}: Partial<StackEvent>): boolean {
  return /cancell?ed/i.test(ResourceStatusReason);
}

/**
 * The first failure: the oldest event of a resource that failed and was not
 * cancelled, else the stack's own.
 */
export function failingEvent(
  events: readonly StackEvent[],
): StackEvent | undefined {
  const failures = events.filter(
    event =>
      !isStackEvent(event) &&
      /^(CREATE|UPDATE)_FAILED$/.test(event.ResourceStatus ?? '') &&
      !isCancelled(event),
  );
  return (
    failures[0] ??
    events.find(
      event =>
        isStackEvent(event) &&
        /ROLLBACK|FAILED|DELETE/.test(event.ResourceStatus ?? '') &&
        event.ResourceStatusReason,
    ) ??
    events.find(event => /DELETE_FAILED/.test(event.ResourceStatus ?? ''))
  );
}

/** Whether the stack was kept in its failed state. */
function isKept(events: readonly StackEvent[]): boolean {
  const last = events.filter(isStackEvent).pop();
  return /^(CREATE|UPDATE)_FAILED$/.test(last?.ResourceStatus ?? '');
}

/**
 * How many tasks failed until the circuit breaker stopped the deployment: at
 * least its threshold, even if fewer of them were observed.
 *
 * @see
 *   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function failedTasks({
  failedTasks: observed = 0,
  snapshot,
}: ServiceEvidence): number {
  const half = Math.ceil((snapshot?.desired ?? 0) / 2);
  return Math.max(observed, Math.min(200, Math.max(3, half)));
}
