import { Application, application } from './Application';
import { applyGoal, failureSentence } from './applyGoal';
import { PlainReason } from './failureReason';
import { invalidResources, lateProblem } from './lateProblem';
import { outputsOf } from './outputsOf';
import { removeResources, retainedOnRollback } from './removeResources';
import { StackRun } from './StackRun';

/** What becomes of a stack that could not be created. */
export type OnFailure = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';

/** Makes all resources of a new stack, then its outputs; on failure, as the caller asked. */
export async function createStack(
  run: StackRun,
  onFailure: OnFailure,
): Promise<void> {
  const { stack } = run;
  const timeout =
    stack.timeoutInMinutes &&
    run.region.clock.after(stack.timeoutInMinutes * 60, () => {
      run.stopReason = 'Stack creation time exceeded the specified timeout. ';
      run.abort();
    });
  await run.sleep(1);
  const reason = await failureOf(application(run, stack));
  if (timeout) {
    timeout.cancel();
  }
  if (run.superseded) {
    return;
  }
  await run.sleep(1);
  if (reason === undefined) {
    run.stackEvent('CREATE_COMPLETE');
  } else {
    await afterFailure(run, reason, onFailure);
  }
}

async function failureOf(app: Application): Promise<string | undefined> {
  const { run } = app;
  const problem = lateProblem(app);
  if (problem) {
    return `${problem}. `;
  }
  const invalid = invalidResources(app);
  if (invalid.length > 0) {
    for (const { id, reason } of invalid) {
      reportInvalid(app, id, reason);
    }
    return `Validation failed for following resources: [${invalid
      .map(({ id }) => id)
      .join(', ')}]. `;
  }
  await applyGoal(app);
  if (app.failures.length > 0 || app.cancelled.length > 0) {
    return run.stopReason ?? failureSentence(app);
  }
  if (run.signal.aborted) {
    return run.stopReason;
  }
  try {
    run.stack.outputs = outputsOf(app);
    run.stack.imports = app.imports;
    return undefined;
  } catch (error) {
    if (error instanceof PlainReason) {
      return `${error.message}. `;
    }
    throw error;
  }
}

function reportInvalid(
  { run, template, needs }: Application,
  id: string,
  reason: string,
) {
  const resource = {
    physical: {
      logicalId: id,
      type: template.Resources[id].Type,
      physicalId: '',
      properties: {},
      shownProperties: {},
      ref: '',
      attributes: {},
      needs: needs.get(id) ?? [],
      stackTags: [],
    },
    status: '',
    timestamp: run.region.world.now(),
  };
  run.stack.resources.set(id, resource);
  run.resourceEvent(resource, 'CREATE_FAILED', {
    reason,
    detailedStatus: 'VALIDATION_FAILED',
  });
}

async function afterFailure(
  run: StackRun,
  reason: string,
  onFailure: OnFailure,
): Promise<void> {
  switch (onFailure) {
    case 'DO_NOTHING':
      run.stackEvent('CREATE_FAILED', reason);
      break;
    case 'DELETE':
      run.begin('DELETE_STACK');
      run.stackEvent(
        'DELETE_IN_PROGRESS',
        `${reason}Delete requested by user.`,
      );
      await takeBack(run, 'DELETE_COMPLETE', 'DELETE_FAILED');
      break;
    default:
      await rollBackCreate(run, `${reason}Rollback requested by user.`);
  }
}

/** Takes away all that the creation of a stack made. */
export async function rollBackCreate(
  run: StackRun,
  reason: string,
): Promise<void> {
  run.begin('ROLLBACK');
  run.stackEvent('ROLLBACK_IN_PROGRESS', reason);
  await takeBack(run, 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED');
}

async function takeBack(
  run: StackRun,
  complete: string,
  failed: string,
): Promise<void> {
  const { stack } = run;
  await run.sleep(1);
  const left = await removeResources(run, [...stack.resources.values()], {
    retain: retainedOnRollback,
  });
  await run.sleep(1);
  if (left.length > 0) {
    run.stackEvent(
      failed,
      `The following resource(s) failed to delete: [${left.join(', ')}]. `,
    );
    return;
  }
  stack.outputs = [];
  stack.imports = new Set();
  if (complete === 'DELETE_COMPLETE') {
    stack.deletionTime = run.region.world.now();
  }
  run.stackEvent(complete);
}
