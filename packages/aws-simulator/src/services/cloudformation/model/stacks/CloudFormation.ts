import { Region } from '../../../../world/World';
import { ResourceTypes } from '../ResourceTypes';
import { DriftDetection } from './ResourceDrift';
import { Stack } from './Stack';

/** The stacks of one region of one account. */
export class CloudFormation {
  /** AWS's default quotas; a test may change them. */
  readonly quotas = { stacks: 2000, changeSetsPerStack: 1000 };
  /** Every stack, including deleted ones, oldest first, by ARN. */
  readonly stacks = new Map<string, Stack>();
  /** The last drift detection of each stack, by id. */
  readonly driftDetections = new Map<string, DriftDetection>();
  readonly #named = new Map<string, Stack>();

  constructor(readonly region: Region) {}

  /** Adds a new stack; its name no longer refers to a deleted one. */
  add(stack: Stack): void {
    this.stacks.set(stack.id, stack);
    this.#named.set(stack.name, stack);
  }

  /** Removes a stack entirely, as the deletion of its only change set does. */
  forget(stack: Stack): void {
    this.stacks.delete(stack.id);
    this.#named.delete(stack.name);
  }

  /** The stack with an ARN, even if it is deleted, or the existing stack with a name. */
  find(nameOrArn: string): Stack | undefined {
    const stack = this.stacks.get(nameOrArn) ?? this.#named.get(nameOrArn);
    return nameOrArn.startsWith('arn:') || stack?.status !== 'DELETE_COMPLETE'
      ? stack
      : undefined;
  }

  /** The number of stacks that are not deleted. */
  get count(): number {
    return [...this.#named.values()].filter(
      ({ status }) => status !== 'DELETE_COMPLETE',
    ).length;
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

  get resourceTypes(): ResourceTypes {
    return this.region.world.service(ResourceTypes);
  }
}
