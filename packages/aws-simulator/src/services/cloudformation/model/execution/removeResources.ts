import { AwsError } from '../../../../world/AwsError';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { failureReason, serviceMessage } from './failureReason';
import { requireCalls } from './requireCalls';
import { resourceRequest } from './resourceRequest';
import { Outcome, reversed, runGraph } from './runGraph';
import { StackRun } from './StackRun';

/** How resources are deleted. */
export interface RemovalOptions {
  /** Whether it is the cleanup after an update, whose events are different. */
  cleanup?: boolean;
  /** Whether a resource is retained, according to its policies. */
  retain?: (physical: PhysicalResource) => boolean;
}

/**
 * Deletes resources, each after those that depend on it.
 *
 * @returns the logical ids of those that could not be deleted
 */
export async function removeResources(
  run: StackRun,
  resources: StackResource[],
  options: RemovalOptions = {},
): Promise<string[]> {
  const keyed = resources.map(
    (resource, index) => [String(index), resource] as const,
  );
  const byKey = new Map(keyed);
  const keysOf = (id: string) =>
    keyed.flatMap(([key, { physical }]) =>
      physical.logicalId === id ? [key] : [],
    );
  const needs = new Map(
    keyed.map(([key, { physical }]) => [key, physical.needs.flatMap(keysOf)]),
  );
  const outcomes = await runGraph(reversed(needs), key =>
    removeResource(run, byKey.get(key)!, options),
  );
  return [...outcomes]
    .filter(([, outcome]) => outcome === 'failed')
    .map(([key]) => byKey.get(key)!.physical.logicalId);
}

async function removeResource(
  run: StackRun,
  resource: StackResource,
  { cleanup, retain }: RemovalOptions,
): Promise<Outcome> {
  const { physical } = resource;
  if (retain?.(physical)) {
    run.resourceEvent(resource, 'DELETE_SKIPPED', { cleanup });
    return 'done';
  }
  const type = run.types.get(physical.type);
  if (!physical.physicalId || !type) {
    run.resourceEvent(resource, 'DELETE_COMPLETE', { cleanup });
    return 'done';
  }
  run.resourceEvent(resource, 'DELETE_IN_PROGRESS', { cleanup });
  try {
    await run.sleep(type.seconds.delete);
    requireCalls(run, physical, 'delete');
    await type.delete(resourceRequest(run, physical));
  } catch (error) {
    run.resourceEvent(resource, 'DELETE_FAILED', {
      cleanup,
      reason: deletionFailure(run, physical, error),
    });
    return 'failed';
  }
  run.resourceEvent(resource, 'DELETE_COMPLETE', { cleanup });
  return 'done';
}

/** CloudFormation deletes security groups without a handler, so the message is not wrapped. */
function deletionFailure(
  run: StackRun,
  { type }: PhysicalResource,
  error: unknown,
): string {
  const { sdkServiceName } = run.types.get(type)!;
  return type === 'AWS::EC2::SecurityGroup' && error instanceof AwsError
    ? serviceMessage(error, sdkServiceName, run.region.ids)
    : failureReason(error, sdkServiceName, run.region.ids);
}

/** Whether a resource is retained when it is removed from the template or its stack is deleted. */
export function retainedOnDelete({ deletionPolicy }: PhysicalResource) {
  return (
    deletionPolicy === 'Retain' || deletionPolicy === 'RetainExceptOnCreate'
  );
}

/** Whether a resource is retained when the creation of its stack is rolled back. */
export function retainedOnRollback({ deletionPolicy }: PhysicalResource) {
  return deletionPolicy === 'Retain';
}

/** Whether a resource is retained when it is replaced. */
export function retainedOnReplace({ updateReplacePolicy }: PhysicalResource) {
  return updateReplacePolicy === 'Retain';
}
