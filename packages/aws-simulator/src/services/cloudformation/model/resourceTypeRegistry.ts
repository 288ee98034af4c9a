import { ResourceType } from '../../ResourceType';

let registered: ReadonlyMap<string, ResourceType> = new Map();

/**
 * Tells CloudFormation every resource type of the simulator. The list of
 * services calls it, since importing that list here would be a cycle.
 */
export function setResourceTypes(
  types: ReadonlyMap<string, ResourceType>,
): void {
  registered = types;
}

/** Every resource type that the simulator acts on, by name. */
export function registeredResourceTypes(): ReadonlyMap<string, ResourceType> {
  return registered;
}
