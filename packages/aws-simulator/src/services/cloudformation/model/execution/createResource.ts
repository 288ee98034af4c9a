import { VerbatimReason } from '../../../ResourceType';
import { specificationOf } from '../specification/Specification';
import { Stack } from '../stacks/Stack';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { Provisioning } from './Provisioning';
import { reportFailure } from './reportFailure';
import { provisionResource } from './provisionResource';
import { removeResources } from './removeResources';
import { emptyResource, validatedResource } from './desiredResource';
import { StackRun } from './StackRun';
import { Outcome } from './runGraph';

/** Creates a resource that the stack does not have, with its events. */
export async function createResource(
  provisioning: Provisioning,
  id: string,
  ready: () => void,
): Promise<Outcome> {
  const { run, template, needs, before } = provisioning;
  const { resources } = run.stack;
  const failedResource = resources.get(id);
  if (failedResource) {
    // An earlier operation, with rollback disabled, failed to create it.
    await removeResources(run, [failedResource]);
  }
  const resource: StackResource = {
    physical: emptyResource(id, template.Resources[id].Type, needs.get(id)),
    status: 'CREATE_IN_PROGRESS',
    timestamp: run.region.world.now(),
  };
  resources.set(id, resource);
  before.set(id, undefined);
  try {
    resource.physical = validatedResource(provisioning, id);
    run.resourceEvent(resource, 'CREATE_IN_PROGRESS');
    refuseOwnedName(run, resource.physical);
    await provisionResource(provisioning, resource, resource.physical, ready);
    run.resourceEvent(resource, 'CREATE_COMPLETE');
    return 'done';
  } catch (error) {
    return reportFailure(provisioning, resource, 'create', error);
  }
}

/** Refuses a name that belongs to a resource of another stack. */
function refuseOwnedName(
  { cloudFormation, stack }: StackRun,
  { type, properties }: PhysicalResource,
): void {
  const [property, ...others] = specificationOf(type)?.primaryIdentifier ?? [];
  const name = property && others.length === 0 && properties[property];
  const owner =
    name &&
    [...cloudFormation.stacks.values()].find(
      other => other !== stack && owns(other, type, name),
    );
  if (owner) {
    throw new VerbatimReason(`${name} already exists in stack ${owner.id}`);
  }
}

function owns(stack: Stack, type: string, physicalId: string): boolean {
  return (
    stack.status !== 'DELETE_COMPLETE' &&
    [...stack.resources.values()].some(
      ({ physical, status }) =>
        physical.type === type &&
        physical.physicalId === physicalId &&
        !/^DELETE_(COMPLETE|SKIPPED)$/.test(status),
    )
  );
}
