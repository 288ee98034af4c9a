import { newProvisioning } from './Provisioning';
import { provisionStack } from './provisionStack';
import { removeResources, retainedOnRollback } from './removeResources';
import { StackRun } from './StackRun';

/** What happens to a stack whose creation fails. */
export type OnFailure = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';

/**
 * Creates the resources of a new stack, then its outputs. `onFailure` decides
 * what happens on failure.
 */
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
  const reason = await provisionStack(newProvisioning(run, stack), 'create');
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
        `${sentence(reason)}Delete requested by user.`,
      );
      await removeAll(run, 'DELETE_COMPLETE', 'DELETE_FAILED');
      break;
    default:
      await rollBackCreate(
        run,
        `${sentence(reason)}Rollback requested by user.`,
      );
  }
}

/** Rolls back the creation of a stack. */
export async function rollBackCreate(
  run: StackRun,
  reason: string,
): Promise<void> {
  run.begin('ROLLBACK');
  run.stackEvent('ROLLBACK_IN_PROGRESS', reason);
  await removeAll(run, 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED');
}

async function removeAll(
  run: StackRun,
  complete: string,
  failed: string,
): Promise<void> {
  const { stack } = run;
  await run.sleep(1);
  const left = await removeResources(run, [...stack.resources.values()], {
    retain: physical =>
      !stack.retainExceptOnCreate && retainedOnRollback(physical),
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

/** The reason as a complete sentence, followed by a space. */
function sentence(reason: string): string {
  return reason.endsWith(' ') ? reason : `${reason.replace(/\.$/, '')}. `;
}
