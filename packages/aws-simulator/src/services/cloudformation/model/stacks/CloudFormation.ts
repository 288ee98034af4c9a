import { Region } from '../../../../world/World';
import { ResourceType } from '../../../ResourceType';
import { registeredResourceTypes } from '../resourceTypeRegistry';
import { Stack } from './Stack';

/** The stacks of one region of one account. */
export class CloudFormation {
  /** Every stack that ever was, oldest first, by ARN. */
  readonly stacks = new Map<string, Stack>();
  readonly #named = new Map<string, Stack>();
  readonly #types = new Map<string, ResourceType>();

  constructor(readonly region: Region) {}

  /** Takes a new stack in; a deleted one of the same name gives way. */
  add(stack: Stack): void {
    this.stacks.set(stack.id, stack);
    this.#named.set(stack.name, stack);
  }

  /** Drops a stack without a trace, as the deletion of its only change set does. */
  forget(stack: Stack): void {
    this.stacks.delete(stack.id);
    this.#named.delete(stack.name);
  }

  /** The stack with an ARN, deleted or not, or the one that bears a name and exists. */
  find(nameOrArn: string): Stack | undefined {
    const stack = this.stacks.get(nameOrArn) ?? this.#named.get(nameOrArn);
    return nameOrArn.startsWith('arn:') || stack?.status !== 'DELETE_COMPLETE'
      ? stack
      : undefined;
  }

  /** The stack that exports a name. */
  exporter(exportName: string): { stack: Stack; value: string } | undefined {
    for (const stack of this.#named.values()) {
      const output = stack.outputs.find(one => one.exportName === exportName);
      if (output && stack.status !== 'DELETE_COMPLETE') {
        return { stack, value: output.value };
      }
    }
    return undefined;
  }

  /** Adds a resource type to those of the simulator, in this region only. */
  registerType(type: ResourceType): void {
    this.#types.set(type.typeName, type);
  }

  /** Every resource type that can be made here, by name. */
  resourceTypes(): ReadonlyMap<string, ResourceType> {
    return new Map([...registeredResourceTypes(), ...this.#types]);
  }
}
