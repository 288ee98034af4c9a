import { VerbatimReason } from '../../../ResourceType';
import { Application } from './Application';
import { applyGoal, failureSentence } from './applyGoal';
import { invalidResources, lateProblem } from './lateProblem';
import { outputsOf } from './outputsOf';
import { blankResource } from './resolveResource';

/**
 * Provisions the resources and outputs of a stack, after the checks that
 * CloudFormation makes once it has accepted the request.
 *
 * @returns why that failed, or undefined
 */
export async function reachGoal(
  application: Application,
  operation: 'create' | 'update',
): Promise<string | undefined> {
  const { run } = application;
  const problem = lateProblem(application);
  if (problem) {
    return problem;
  }
  const invalid = invalidResources(application);
  if (invalid.length > 0) {
    for (const { id, reason } of invalid) {
      reportInvalid(application, id, reason, operation);
    }
    return `Validation failed for following resources: [${invalid
      .map(({ id }) => id)
      .join(', ')}]`;
  }
  await applyGoal(application);
  if (run.signal.aborted || application.failures.length > 0) {
    return run.stopReason ?? failureSentence(application);
  }
  try {
    run.stack.outputs = outputsOf(application);
    run.stack.imports = application.imports;
    return undefined;
  } catch (error) {
    if (error instanceof VerbatimReason) {
      return error.message;
    }
    throw error;
  }
}

function reportInvalid(
  { run, template, needs }: Application,
  id: string,
  reason: string,
  operation: 'create' | 'update',
): void {
  const { resources } = run.stack;
  const resource = resources.get(id) ?? {
    physical: blankResource(id, template.Resources[id].Type, needs.get(id)),
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
