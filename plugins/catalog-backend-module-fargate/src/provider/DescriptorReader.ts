import {
  FargateClients,
  readDescriptor,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import pLimit from 'p-limit';

interface Known {
  version: string;
  descriptor: StackDescriptor | undefined;
}

/** CloudFormation's quotas are shared with the deployments of the account. */
const PARALLEL_READS = 4;

/**
 * Reads descriptors, and each of them again only after its stack changed: a
 * scan in which nothing is new costs one call for a hundred stacks.
 */
export class DescriptorReader {
  readonly #limit = pLimit(PARALLEL_READS);
  #known = new Map<string, Known>();

  /** The descriptor of a stack; undefined when it has none that can be understood. */
  async read(
    clients: FargateClients,
    stack: StackRecord,
    signal?: AbortSignal,
  ): Promise<StackDescriptor | undefined> {
    const version = `${stack.updatedAt?.toISOString()} ${stack.status}`;
    const known = this.#known.get(stack.arn);
    if (known?.version === version) {
      return known.descriptor;
    }
    const descriptor = await this.#limit(() =>
      readDescriptor(clients, stack, { signal }),
    );
    this.#known.set(stack.arn, { version, descriptor });
    return descriptor;
  }

  /** Forgets the stacks that are not among these. */
  keepOnly(stacks: StackRecord[]): void {
    const arns = new Set(stacks.map(stack => stack.arn));
    this.#known = new Map(
      [...this.#known].filter(([stackArn]) => arns.has(stackArn)),
    );
  }
}
