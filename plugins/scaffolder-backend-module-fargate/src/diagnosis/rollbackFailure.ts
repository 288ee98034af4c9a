import { StackEvent } from '@aws-sdk/client-cloudformation';
import { FailureReport } from '../stack/DeploymentError';
import { isStackEvent } from '../stack/EventStream';
import { listOf } from '../log/format';
import { resourceLabel } from '../log/resourceLabel';
import { unwrapReason } from './unwrapReason';

/**
 * What to know of a stack in `UPDATE_ROLLBACK_FAILED`: what holds it up, and
 * that a person decides how to go on.
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
              `the ${resourceLabel(ResourceType)} cannot go back: ${
                unwrapReason(ResourceStatusReason).text
              }`,
          )
          .join('; ')
      : 'CloudFormation gives no reason',
    evidence: failed.map(
      event =>
        `${event.LogicalResourceId} ${event.ResourceStatus}: "${event.ResourceStatusReason}"`,
    ),
    now: `stack ${name} is UPDATE_ROLLBACK_FAILED${
      ids && `, held up by ${ids}`
    }; what runs, runs on, but nothing can be deployed to it`,
    next: `remove that cause, then press "Start over", which continues the rollback first; or give up ${
      ids || 'what holds it up'
    }: Stack actions, Continue update rollback in the CloudFormation console, or aws cloudformation continue-update-rollback --stack-name ${name} --resources-to-skip ${failed
      .map(event => event.LogicalResourceId)
      .join(' ')}`.trim(),
  };
}
