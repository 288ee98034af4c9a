import { StackEvent } from '@aws-sdk/client-cloudformation';
import { isStackEvent } from './EventStream';
import { resourceLabel } from './resourceLabel';
import { ServiceEvidence } from './ServiceEvidence';
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
 * @param events - of the operation, oldest first.
 */
export function rootCause(
  events: readonly StackEvent[],
  evidence: ServiceEvidence | undefined,
): RootCause {
  const event = failingEvent(events);
  const reason =
    event?.ResourceStatusReason ?? 'CloudFormation gives no reason';
  const { text, code } = unwrapReason(reason);
  const label = event && resourceLabel(event.ResourceType ?? '');
  const cause =
    event?.ResourceType === 'AWS::ECS::Service' && evidence
      ? taskCause(evidence)
      : undefined;
  if (cause) {
    return {
      failed: `${cause.what}, so ${
        CIRCUIT_BREAKER.test(text)
          ? `ECS gave up${attempts(evidence!)} and CloudFormation`
          : 'CloudFormation'
      } rolled back`,
      why: cause.why,
      evidence: taskEvidence(evidence!),
      next: cause.next,
    };
  }
  const subject = event && !isStackEvent(event) ? `the ${label}` : 'the stack';
  return {
    failed: `${subject} could not be deployed, so CloudFormation rolled back`,
    why: `${subject}: ${text}${code ? ` (${code})` : ''}`,
    evidence: event
      ? [`${event.LogicalResourceId} ${event.ResourceStatus}: "${reason}"`]
      : [],
    next: 'remove that cause, then press "Start over"',
  };
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
      !/cancell?ed/i.test(event.ResourceStatusReason ?? ''),
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

function attempts({ stoppedTasks }: ServiceEvidence): string {
  return stoppedTasks.length > 1
    ? ` after ${stoppedTasks.length} attempts`
    : '';
}
