import data from './serviceAuthorization.json';

/** A kind of resource that an action is about. */
interface ActionResource {
  /** Whether every call is about such a resource. */
  required?: boolean;
  /** Condition keys that there are for this resource. */
  keys: string[];
}

/** An action, as AWS's service authorization reference has it. */
export interface ActionReference {
  /** Condition keys that there are whatever the resource. */
  keys: string[];
  /** By resource type. */
  resources: Record<string, ActionResource>;
}

const actions: Record<string, ActionReference> = data.actions;

const resourceTypes: Record<string, { arn: string; keys: string[] }> =
  data.resourceTypes;

/** @throws Error for an action that the simulator has no reference of */
export function referenceOf(action: string): ActionReference {
  const found = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!found) {
    throw new Error(`${action} is not in serviceAuthorization.json`);
  }
  return found;
}

/**
 * The condition keys that every action has for a resource of a type. Tags of the
 * request are for the actions to have, since one that gets tags can be about
 * other resources too.
 */
export function keysOfResourceType(service: string, type: string): string[] {
  return resourceTypes[`${service}:${type}`].keys.filter(
    key => !/^aws:(RequestTag|TagKeys)/.test(key),
  );
}

/** The form of the ARN of a type, with variables such as `${Region}`. */
export function arnFormOf(service: string, type: string): string {
  return resourceTypes[`${service}:${type}`].arn;
}
