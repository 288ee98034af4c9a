import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { failureReason } from './failureReason';
import { removeResources } from './removeResources';
import { Outcome, runGraph } from './runGraph';
import { StackRun } from './StackRun';
import { changeResource } from './updateResource';

/**
 * Rolls back the update that `stack.unfinished` describes. The stack is
 * already in UPDATE_ROLLBACK_IN_PROGRESS.
 *
 * @param skip - logical ids that are left as they are
 */
export async function rollBackUpdate(
  run: StackRun,
  skip: string[] = [],
): Promise<void> {
  const { stack } = run;
  const rollback = stack.unfinished!;
  const { before, cleanup } = rollback;
  await run.sleep(1);
  Object.assign(stack, rollback.desired);
  stack.outputs = rollback.outputs;
  cleanup.push(...detachCreated(run, before));
  const changed = new Map(
    [...before].flatMap(([id, physical]) =>
      physical ? [[id, physical] as const] : [],
    ),
  );
  const outcomes = await runGraph(
    new Map(
      [...changed].map(([id, { needs }]) => [
        id,
        needs.filter(need => changed.has(need)),
      ]),
    ),
    id => restore(run, stack.resources.get(id)!, changed.get(id)!, skip),
  );
  const failed = [...outcomes].flatMap(([id, outcome]) =>
    outcome === 'failed' ? [id] : [],
  );
  await run.sleep(1);
  if (failed.length > 0) {
    rollback.before = new Map(
      [...changed].filter(([id]) => outcomes.get(id) !== 'done'),
    );
    run.stackEvent(
      'UPDATE_ROLLBACK_FAILED',
      `The following resource(s) failed to update: [${failed.join(', ')}]. `,
    );
    return;
  }
  stack.unfinished = undefined;
  run.stackEvent('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  await run.sleep(1);
  await removeResources(run, cleanup, { cleanup: true });
  await run.sleep(1);
  run.stackEvent('UPDATE_ROLLBACK_COMPLETE');
}

/** Removes the resources that the update created from the stack, and returns them for deletion. */
function detachCreated(
  run: StackRun,
  before: Map<string, PhysicalResource | undefined>,
): StackResource[] {
  const { resources } = run.stack;
  return [...before].flatMap(([id, physical]) => {
    const resource = resources.get(id);
    if (!resource) {
      return [];
    }
    if (!physical) {
      resources.delete(id);
      return [resource];
    }
    return resource.physical.physicalId === physical.physicalId
      ? []
      : [{ ...resource }];
  });
}

async function restore(
  run: StackRun,
  resource: StackResource,
  before: PhysicalResource,
  skip: string[],
): Promise<Outcome> {
  try {
    if (
      skip.includes(before.logicalId) ||
      resource.physical.physicalId !== before.physicalId
    ) {
      resource.physical = before;
      resource.attempted = undefined;
    } else {
      await changeResource(run, resource, before);
    }
    run.resourceEvent(resource, 'UPDATE_COMPLETE');
    return 'done';
  } catch (error) {
    run.resourceEvent(resource, 'UPDATE_FAILED', {
      reason: failureReason(
        error,
        run.types.get(before.type)?.sdkServiceName ?? '',
        run.region.ids,
      ),
    });
    return 'failed';
  }
}
