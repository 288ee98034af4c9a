import { StackEvent } from '@aws-sdk/client-cloudformation';
import { FailureReport } from '../log/FailureReport';
import { isStackEvent } from '../log/stackEvents';
import { listOf } from '../log/format';
import { resourceLabel } from '../log/resourceLabel';
import { unwrapReason } from '../log/unwrapReason';

/**
 * The report of a stack in `UPDATE_ROLLBACK_FAILED`: which resources failed,
 * and how a person can continue.
 *
 * @param events - of the operation, oldest first.
 */
export function rollbackFailure(
  name: string,
  events: readonly StackEvent[],
): Pick<FailureReport, 'why' | 'evidence' | 'now' | 'next'> {
  const began = events.findIndex(
    event =>
      isStackEvent(event) &&
      event.ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS',
  );
  const failed = events
    .slice(began + 1)
    .filter(
      event =>
        !isStackEvent(event) &&
        /_FAILED$/.test(event.ResourceStatus ?? '') &&
        !/cancell?ed/i.test(event.ResourceStatusReason ?? ''),
    );
  const ids = listOf(failed.map(event => event.LogicalResourceId!));
  return {
    why: failed.length
      ? failed
          .map(
            ({ ResourceType = '', ResourceStatusReason = '' }) =>
              `the ${resourceLabel(ResourceType)} could not be rolled back: ${
                unwrapReason(ResourceStatusReason).text
              }`,
          )
          .join('; ')
      : 'CloudFormation gave no reason',
    evidence: failed.map(
      event =>
        `${event.LogicalResourceId} ${event.ResourceStatus}: "${event.ResourceStatusReason}"`,
    ),
    now: `stack ${name} is UPDATE_ROLLBACK_FAILED${
      ids && ` because of ${ids}`
    }; running tasks are not affected, but the stack cannot be updated`,
    next: `fix the cause, then press "Start over", which continues the rollback first; or skip ${
      ids || 'the resources that failed'
    } with Stack actions > Continue update rollback in the CloudFormation console, or with aws cloudformation continue-update-rollback --stack-name ${name} --resources-to-skip ${failed
      .map(event => event.LogicalResourceId)
      .join(' ')}`.trim(),
  };
}
