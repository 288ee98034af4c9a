import { VerbatimReason } from '../../../ResourceType';
import { StackResource } from '../stacks/StackResource';
import { Provisioning } from './Provisioning';
import { failureReason } from './failureReason';

/**
 * Reports that a resource failed or was cancelled. The first failure makes
 * CloudFormation cancel the resources that are in progress.
 */
export function reportFailure(
  provisioning: Provisioning,
  resource: StackResource,
  operation: 'create' | 'update',
  error: unknown,
): 'failed' {
  const { run, failures, cancelled } = provisioning;
  const id = resource.physical.logicalId;

  const status = resource.status.startsWith('CREATE')
    ? 'CREATE_FAILED'
    : 'UPDATE_FAILED';
  if (run.signal.aborted && error === run.signal.reason) {
    cancelled.push({ id, operation });
    run.resourceEvent(resource, status, {
      reason: `Resource ${
        status === 'CREATE_FAILED' ? 'creation' : 'update'
      } cancelled`,
    });
    return 'failed';
  }
  failures.push({ id, operation });
  run.resourceEvent(resource, status, {
    reason: failureReason(
      error,
      run.types.get(resource.physical.type)?.sdkServiceName ?? '',
      run.region.ids,
    ),
    detailedStatus:
      error instanceof VerbatimReason ? error.detailedStatus : undefined,
  });
  run.abortSoon();
  return 'failed';
}
