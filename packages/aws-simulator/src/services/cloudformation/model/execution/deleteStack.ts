import { importersOf } from '../stacks/importersOf';
import { removeResources, retainedOnDelete } from './removeResources';
import { StackRun } from './StackRun';

/** How a stack is deleted. */
export interface DeleteStackOptions {
  retainResources: string[];
  /** Whether resources that cannot be deleted are retained. */
  force: boolean;
  /** The status before the deletion was requested. */
  statusBefore: string;
}

/** Deletes a stack's resources in reverse order, then the stack. */
export async function deleteStack(
  run: StackRun,
  { retainResources, force, statusBefore }: DeleteStackOptions,
): Promise<void> {
  const { stack, cloudFormation } = run;
  await run.sleep(1);
  for (const { exportName } of stack.outputs) {
    const importer = exportName && importersOf(cloudFormation, exportName)[0];
    if (importer) {
      run.stackEvent(
        statusBefore,
        `Delete canceled. Cannot delete export ${exportName} as it is in use by ${importer}.`,
      );
      return;
    }
  }
  const left = await removeResources(
    run,
    [...stack.resources.values(), ...(stack.unfinished?.cleanup ?? [])].filter(
      ({ status }) => !['DELETE_COMPLETE', 'DELETE_SKIPPED'].includes(status),
    ),
    {
      retain: physical =>
        retainedOnDelete(physical) ||
        retainResources.includes(physical.logicalId),
    },
  );
  await run.sleep(1);
  if (left.length > 0 && !force) {
    run.stackEvent(
      'DELETE_FAILED',
      `The following resource(s) failed to delete: [${left.join(', ')}]. `,
    );
    return;
  }
  stack.outputs = [];
  stack.imports = new Set();
  stack.deletionTime = run.region.world.now();
  run.stackEvent('DELETE_COMPLETE');
}
