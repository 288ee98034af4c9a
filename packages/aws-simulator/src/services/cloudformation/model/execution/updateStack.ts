import { Rollback } from '../stacks/Stack';
import { goalOf, StackGoal } from '../stacks/StackGoal';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { Application, application } from './Application';
import { reachGoal } from './reachGoal';
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
  goal: StackGoal,
  disableRollback: boolean,
): Promise<void> {
  const { stack } = run;
  const earlier = stack.unfinished;
  const rollback = {
    goal: earlier?.goal ?? goalOf(stack),
    outputs: earlier?.outputs ?? stack.outputs,
    cleanup: earlier?.cleanup ?? [],
  };
  Object.assign(stack, goal);
  stack.lastUpdatedTime = run.region.world.now();
  await run.sleep(1);
  const app = application(run, goal);
  const reason = await reachGoal(app, 'update');
  await run.sleep(1);
  if (reason === undefined) {
    stack.unfinished = undefined;
    await cleanUp(app, [...rollback.cleanup, ...replacedEarlier(app, earlier)]);
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

/** The resources that a failed update with rollback disabled had replaced. */
function replacedEarlier(
  { run, replaced }: Application,
  earlier: Rollback | undefined,
): StackResource[] {
  return [...(earlier?.before.values() ?? [])].flatMap(physical => {
    const now =
      physical && run.stack.resources.get(physical.logicalId)?.physical;
    return !now ||
      now.physicalId === physical.physicalId ||
      replaced.includes(physical)
      ? []
      : [leaving(run, physical)];
  });
}

function leaving(run: StackRun, physical: PhysicalResource): StackResource {
  return {
    physical,
    status: 'UPDATE_COMPLETE',
    timestamp: run.region.world.now(),
  };
}

async function cleanUp(
  { run, template, replaced }: Application,
  leftovers: StackResource[],
): Promise<void> {
  const { stack } = run;
  run.stackEvent('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  await run.sleep(1);
  const removed = [...stack.resources.values()].filter(
    ({ physical }) => !Object.hasOwn(template.Resources, physical.logicalId),
  );
  const old = replaced.map(physical => leaving(run, physical));
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
