import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { abortable } from '../../../../clock/abortable';
import { Provisioning } from './Provisioning';
import { handlerOf } from './desiredResource';
import { requireCalls } from './requireCalls';
import { requireConstraints } from './requireConstraints';
import { resourceRequest } from './resourceRequest';
import { ResourceType } from '../../../ResourceType';
import { requireSupportedProperties } from '../../../supportedProperties';
import { StackRun } from './StackRun';

/**
 * Creates the physical resource of a new or replaced logical resource.
 *
 * @param ready - called once others may use the resource, if that is before it is complete
 * @throws what the handler throws, or the signal's reason
 */
export async function provisionResource(
  provisioning: Provisioning,
  resource: StackResource,
  physical: PhysicalResource,
  ready: () => void,
): Promise<void> {
  const { run } = provisioning;
  const { signal, region } = run;
  const type = handlerOf(provisioning, physical.type);
  const inProgress = resource.status;
  const accepting = Math.min(1, type.seconds.create / 2);
  await region.clock.sleep(accepting, signal);
  requireSupported(type, physical);
  requireConstraints(type, physical);
  requireCalls(run, physical, 'create');
  physical.physicalId = await type.create(resourceRequest(run, physical));
  resource.physical = physical;
  requireCalls(run, physical, 'created');
  run.resourceEvent(resource, inProgress, {
    reason: 'Resource creation Initiated',
  });
  const stable = abortable(
    type.stabilize?.(resourceRequest(run, physical), 'create') ??
      region.clock.sleep(type.seconds.create - accepting, signal),
    signal,
  );
  if (type.consistencyCheck) {
    await region.clock.sleep(1, signal);
    readAttributes(run, type, physical);
    run.resourceEvent(resource, inProgress, {
      reason: 'Eventual consistency check initiated',
      detailedStatus: 'CONFIGURATION_COMPLETE',
    });
    ready();
  }
  await stable;
  readAttributes(run, type, physical);
}

/**
 * Refuses properties that the resource type does not support.
 *
 * @throws HandlerError `InvalidRequest`
 */
export function requireSupported(
  { supportedProperties }: ResourceType,
  { properties }: PhysicalResource,
): void {
  if (supportedProperties) {
    requireSupportedProperties(properties, supportedProperties);
  }
}

/** Updates the values of `Ref` and `Fn::GetAtt` of a resource. */
export function readAttributes(
  run: StackRun,
  type: ResourceType,
  physical: PhysicalResource,
): void {
  const request = resourceRequest(run, physical);
  physical.ref = type.ref?.(request) ?? physical.physicalId;
  physical.attributes = type.attributes(request);
}
