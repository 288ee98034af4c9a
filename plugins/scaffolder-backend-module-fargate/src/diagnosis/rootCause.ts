import { OperationEvent, StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from '../stack/EventStream';
import { resourceLabel } from '../log/resourceLabel';
import { ServiceEvidence } from '../rollout/ServiceEvidence';
import { taskCause, taskEvidence } from './taskCause';
import { unwrapReason } from './unwrapReason';

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
 * The root cause of a failed operation. What CloudFormation says of a service
 * is only that it gave up; why is in what ECS and the load balancer said
 * meanwhile.
 *
 * @param events - of the operation and its rollback, oldest first.
 * @param told - what CloudFormation itself tells as failed in the operation,
 *   oldest first; empty where it was not to be asked.
 */
export function rootCause(
  events: readonly StackEvent[],
  evidence: ServiceEvidence | undefined,
  told: readonly OperationEvent[],
): RootCause {
  const event = toldFailure(told) ?? failingEvent(events);
  const reason =
    event?.ResourceStatusReason ?? 'CloudFormation gives no reason';
  const { text, code } = unwrapReason(reason);
  const label = event && resourceLabel(event.ResourceType ?? '');
  const reaction = isKept(events)
    ? 'CloudFormation stopped there'
    : 'CloudFormation rolled back';
  const cause =
    event?.ResourceType === 'AWS::ECS::Service' && evidence
      ? taskCause(evidence)
      : undefined;
  if (cause) {
    return {
      failed: `${cause.what}, so ${
        CIRCUIT_BREAKER.test(text)
          ? `ECS gave up after ${attempts(evidence!)} attempts and `
          : ''
      }${reaction}`,
      why: cause.why,
      evidence: taskEvidence(evidence!),
      next: cause.next,
    };
  }
  const subject = event && !isStackEvent(event) ? `the ${label}` : 'the stack';
  return {
    failed: `${subject} could not be deployed, so ${reaction}`,
    why: `${subject}: ${text}${code ? ` (${code})` : ''}`,
    evidence: event
      ? [
          `${event.LogicalResourceId} ${
            event.ResourceStatus ?? 'failed'
          }: "${reason}"`,
        ]
      : [],
    next: 'remove that cause, then press "Start over"',
  };
}

/** The oldest failure that CloudFormation tells and that has no other cause. */
function toldFailure(
  told: readonly OperationEvent[],
): Partial<StackEvent> | undefined {
  return told
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

/** A sibling that was given up because of the one that failed. */
function isCancelled({
  ResourceStatusReason = '',
}: Partial<StackEvent>): boolean {
  return /cancell?ed/i.test(ResourceStatusReason);
}

/**
 * The event with which the trouble began: the oldest failure that is not a
 * sibling being cancelled, else the stack's own.
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

/** Whether what failed was left as it is. */
function isKept(events: readonly StackEvent[]): boolean {
  const last = events.filter(isStackEvent).pop();
  return /^(CREATE|UPDATE)_FAILED$/.test(last?.ResourceStatus ?? '');
}

/**
 * How many tasks failed until the circuit breaker opened. We may have looked
 * too seldom to see them all, but it opens only at its threshold.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function attempts({ failedTasks = 0, snapshot }: ServiceEvidence): number {
  const half = Math.ceil((snapshot?.desired ?? 0) / 2);
  return Math.max(failedTasks, Math.min(200, Math.max(3, half)));
}
