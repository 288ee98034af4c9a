import { VerbatimReason } from '../../../ResourceType';
import { Provisioning } from './Provisioning';
import { provisionResources, failureSentence } from './provisionResources';
import { invalidResources, provisioningProblem } from './provisioningProblem';
import { outputsOf } from './outputsOf';
import { emptyResource } from './desiredResource';

/**
 * Provisions the resources and outputs of a stack, after the checks that
 * CloudFormation makes once it has accepted the request.
 *
 * @returns why that failed, or undefined
 */
export async function provisionStack(
  provisioning: Provisioning,
  operation: 'create' | 'update',
): Promise<string | undefined> {
  const { run } = provisioning;
  const problem = provisioningProblem(provisioning);
  if (problem) {
    return problem;
  }
  const invalid = invalidResources(provisioning);
  if (invalid.length > 0) {
    for (const { id, reason } of invalid) {
      reportInvalid(provisioning, id, reason, operation);
    }
    return `Validation failed for following resources: [${invalid
      .map(({ id }) => id)
      .join(', ')}]`;
  }
  await provisionResources(provisioning);
  if (run.signal.aborted || provisioning.failures.length > 0) {
    return run.stopReason ?? failureSentence(provisioning);
  }
  try {
    run.stack.outputs = outputsOf(provisioning);
    run.stack.imports = provisioning.imports;
    return undefined;
  } catch (error) {
    if (error instanceof VerbatimReason) {
      return error.message;
    }
    throw error;
  }
}

function reportInvalid(
  { run, template, needs }: Provisioning,
  id: string,
  reason: string,
  operation: 'create' | 'update',
): void {
  const { resources } = run.stack;
  const resource = resources.get(id) ?? {
    physical: emptyResource(id, template.Resources[id].Type, needs.get(id)),
    status: '',
    timestamp: run.region.world.now(),
  };
  if (operation === 'create') {
    resources.set(id, resource);
  }
  run.resourceEvent(
    resource,
    resources.has(id) && operation === 'update'
      ? 'UPDATE_FAILED'
      : 'CREATE_FAILED',
    { reason, detailedStatus: 'VALIDATION_FAILED' },
  );
}
