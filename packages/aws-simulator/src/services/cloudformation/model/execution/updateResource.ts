import { VerbatimReason } from '../../../ResourceType';
import { isDeepStrictEqual } from 'node:util';
import {
  changedProperties,
  PropertyChange,
} from '../specification/changedProperties';
import { specificationOf } from '../specification/Specification';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { abortable } from '../../../../clock/abortable';
import { Provisioning } from './Provisioning';
import {
  provisionResource,
  readAttributes,
  requireSupported,
} from './provisionResource';
import { reportFailure } from './reportFailure';
import { handlerOf, validatedResource } from './desiredResource';
import { requireCalls } from './requireCalls';
import { requireConstraints } from './requireConstraints';
import { PreviousResource, resourceRequest } from './resourceRequest';
import { Outcome } from './runGraph';
import { StackRun } from './StackRun';

/** Updates a resource of the stack to its desired state, with its events. */
export async function updateResource(
  provisioning: Provisioning,
  id: string,
): Promise<Outcome> {
  const { run, before } = provisioning;
  const resource = run.stack.resources.get(id)!;
  const current = resource.physical;
  try {
    const wanted = validatedResource(provisioning, id);
    const changes = changedProperties(
      wanted.type,
      current.properties,
      wanted.properties,
    );
    if (changes.length === 0 && !differsBeside(current, wanted)) {
      current.needs = wanted.needs;
      return 'done';
    }
    before.set(id, current);
    const type = handlerOf(provisioning, wanted.type);
    if (isReplacement(changes, Boolean(type.update))) {
      refuseNamedReplacement(current, wanted);
      refuseReplacementWithoutRollback(provisioning);
      run.resourceEvent(resource, 'UPDATE_IN_PROGRESS', {
        reason:
          'Requested update requires the creation of a new physical resource; hence creating one.',
      });
      await provisionResource(provisioning, resource, wanted, () => {});
      provisioning.replaced.push(current);
    } else {
      await changeResource(run, resource, {
        ...wanted,
        physicalId: current.physicalId,
        ref: current.ref,
        attributes: current.attributes,
      });
    }
    run.resourceEvent(resource, 'UPDATE_COMPLETE');
    return 'done';
  } catch (error) {
    before.set(id, current);
    resource.status = 'UPDATE_IN_PROGRESS';
    return reportFailure(provisioning, resource, 'update', error);
  }
}

/** Updates a resource in place. The handler is called only if the properties or tags differ. */
export async function changeResource(
  run: StackRun,
  resource: StackResource,
  wanted: PhysicalResource,
): Promise<void> {
  const { attempted } = resource;
  const current = attempted ?? resource.physical;
  resource.attempted = wanted;
  run.resourceEvent(resource, 'UPDATE_IN_PROGRESS');
  if (
    // It is unknown how far the failed update went.
    attempted ||
    !isDeepStrictEqual(current.properties, wanted.properties) ||
    tagsDiffer(current, wanted)
  ) {
    await callHandler(run, resource, wanted, current);
  }
  resource.physical = wanted;
  resource.attempted = undefined;
}

async function callHandler(
  run: StackRun,
  resource: StackResource,
  wanted: PhysicalResource,
  previous: PreviousResource,
): Promise<void> {
  const { signal, region, types } = run;
  const type = types.get(wanted.type)!;
  const request = resourceRequest(run, wanted, previous);
  const accepting = Math.min(1, type.seconds.update / 2);
  await region.clock.sleep(accepting, signal);
  requireSupported(type, wanted);
  requireConstraints(type, wanted);
  requireCalls(run, wanted, 'update', previous);
  await type.update?.(request);
  await abortable(
    type.stabilize?.(request, 'update') ??
      region.clock.sleep(type.seconds.update - accepting, signal),
    signal,
  );
  readAttributes(run, type, wanted);
  if (type.consistencyCheck) {
    run.resourceEvent(resource, 'UPDATE_IN_PROGRESS', {
      reason: 'Eventual consistency check initiated',
      detailedStatus: 'CONFIGURATION_COMPLETE',
    });
  }
}

/** Whether property changes replace the physical resource. */
export function isReplacement(
  changes: PropertyChange[],
  updatable: boolean,
): boolean {
  return (
    changes.some(change => change.requiresRecreation === 'Always') ||
    (changes.length > 0 && !updatable)
  );
}

/** Whether attributes other than the properties require an update. */
export function differsBeside(
  current: PhysicalResource,
  wanted: PhysicalResource,
): boolean {
  return (
    !isDeepStrictEqual(current.metadata, wanted.metadata) ||
    current.deletionPolicy !== wanted.deletionPolicy ||
    current.updateReplacePolicy !== wanted.updateReplacePolicy ||
    tagsDiffer(current, wanted)
  );
}

/** Whether the stack tags of a taggable resource changed. */
export function tagsDiffer(
  current: PhysicalResource,
  wanted: PhysicalResource,
): boolean {
  return (
    specificationOf(wanted.type)?.tagInformation !== undefined &&
    !isDeepStrictEqual(current.stackTags, wanted.stackTags)
  );
}

function refuseNamedReplacement(
  current: PhysicalResource,
  wanted: PhysicalResource,
): void {
  const [name, ...others] =
    specificationOf(wanted.type)?.primaryIdentifier ?? [];
  const value = name && wanted.properties[name];
  if (value && others.length === 0 && value === current.properties[name]) {
    throw new VerbatimReason(
      `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${value} and update the stack again.`,
    );
  }
}

/** aws/aws-sam-cli#4585, anomalyco/sst#977 */
function refuseReplacementWithoutRollback({
  rollbackDisabled,
}: Provisioning): void {
  if (rollbackDisabled) {
    throw new VerbatimReason(
      'Replacement type updates not supported on stack with disable-rollback.',
    );
  }
}
