import {
  FargateClients,
  readDescriptor,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import pLimit from 'p-limit';

interface CachedDescriptor {
  version: string;
  descriptor: StackDescriptor | undefined;
}

/** Limited, because deployments in the account use the same API rate limit. */
const PARALLEL_READS = 4;

/**
 * Reads the descriptors of stacks. A descriptor is read again only after its
 * stack changed, so that a scan without changes takes one call for 100 stacks.
 */
export class DescriptorReader {
  readonly #limit = pLimit(PARALLEL_READS);
  #cache = new Map<string, CachedDescriptor>();

  /** Returns the descriptor of a stack; undefined if it is missing or invalid. */
  async read(
    clients: FargateClients,
    stack: StackRecord,
    signal?: AbortSignal,
  ): Promise<StackDescriptor | undefined> {
    const version = `${stack.updatedAt?.toISOString()} ${stack.status}`;
    const cached = this.#cache.get(stack.arn);
    if (cached?.version === version) {
      return cached.descriptor;
    }
    const descriptor = await this.#limit(() =>
      readDescriptor(clients, stack, { signal }),
    );
    this.#cache.set(stack.arn, { version, descriptor });
    return descriptor;
  }

  /** Removes all other stacks from the cache. */
  keepOnly(stacks: StackRecord[]): void {
    const arns = new Set(stacks.map(stack => stack.arn));
    this.#cache = new Map(
      [...this.#cache].filter(([stackArn]) => arns.has(stackArn)),
    );
  }
}
