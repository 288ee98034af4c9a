import { desiredStateOfStack, DesiredState } from '../stacks/DesiredState';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { newProvisioning, Provisioning } from './Provisioning';
import { provisionStack } from './provisionStack';
import {
  removeResources,
  retainedOnDelete,
  retainedOnReplace,
} from './removeResources';
import { rollBackUpdate } from './rollBackUpdate';
import { StackRun } from './StackRun';

/**
 * Updates a stack, then cleans up the resources that are no longer needed;
 * rolls back on failure.
 */
export async function updateStack(
  run: StackRun,
  desired: DesiredState,
  disableRollback: boolean,
): Promise<void> {
  const { stack } = run;
  const earlier = stack.unfinished;
  const rollback = {
    desired: earlier?.desired ?? desiredStateOfStack(stack),
    outputs: earlier?.outputs ?? stack.outputs,
    cleanup: earlier?.cleanup ?? [],
  };
  Object.assign(stack, desired);
  stack.lastUpdatedTime = run.region.world.now();
  await run.sleep(1);
  const app = newProvisioning(run, desired, disableRollback);
  const reason = await provisionStack(app, 'update');
  await run.sleep(1);
  if (reason === undefined) {
    stack.unfinished = undefined;
    await cleanUp(app, rollback.cleanup);
    return;
  }
  stack.unfinished = {
    ...rollback,
    before: new Map([...app.before, ...(earlier?.before ?? [])]),
  };
  if (disableRollback && !run.cancelled) {
    run.stackEvent('UPDATE_FAILED', reason);
    return;
  }
  run.begin('ROLLBACK');
  run.stackEvent('UPDATE_ROLLBACK_IN_PROGRESS', reason);
  await rollBackUpdate(run);
}

function updatedResource(
  run: StackRun,
  physical: PhysicalResource,
): StackResource {
  return {
    physical,
    status: 'UPDATE_COMPLETE',
    timestamp: run.region.world.now(),
  };
}

async function cleanUp(
  { run, template, replaced }: Provisioning,
  leftovers: StackResource[],
): Promise<void> {
  const { stack } = run;
  run.stackEvent('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  await run.sleep(1);
  const removed = [...stack.resources.values()].filter(
    ({ physical }) => !Object.hasOwn(template.Resources, physical.logicalId),
  );
  const old = replaced.map(physical => updatedResource(run, physical));
  const left = await removeResources(run, [...removed, ...old, ...leftovers], {
    cleanup: true,
    retain: physical =>
      replaced.includes(physical)
        ? retainedOnReplace(physical)
        : retainedOnDelete(physical),
  });
  for (const { physical } of removed) {
    stack.resources.delete(physical.logicalId);
  }
  await run.sleep(1);
  run.stackEvent(
    'UPDATE_COMPLETE',
    left.length > 0
      ? 'Update successful. One or more resources could not be deleted.'
      : undefined,
  );
}
