import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  findStacks,
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Nothing goes before what uses it. */
const ORDER = Object.keys(STACK_KINDS);

/** What a deletion would take away. */
export interface DeletionPlan {
  /** In the order in which they are deleted. */
  stacks: StackRecord[];
  /** Entity references of what still uses them. */
  users: string[];
  /** Stacks of the entity that stay, because another one uses them. */
  shared: StackRecord[];
}

/**
 * Finds the stacks of an entity, and what stands in the way.
 *
 * @param stack - the one that the entity stands for.
 */
export async function planDeletion(
  clients: FargateClients,
  stack: StackRecord,
  options: { signal?: AbortSignal } = {},
): Promise<DeletionPlan> {
  const all = await findStacks(clients, options);
  const own = all.filter(
    ({ entityRef, status, arn }) =>
      entityRef === stack.entityRef &&
      (status !== 'DELETE_COMPLETE' || arn === stack.arn),
  );
  const others = all.filter(
    other => !own.includes(other) && other.status !== 'DELETE_COMPLETE',
  );
  const users: string[] = [];
  const networks = new Set<string>();
  for (const other of others) {
    const descriptor = await readDescriptor(clients, other, options);
    if (
      descriptor?.environment === stack.entityRef ||
      own.some(
        ({ kind, outputs: { ClusterName } }) =>
          kind === 'cluster' &&
          ClusterName &&
          other.parameters.ClusterName === ClusterName,
      )
    ) {
      users.push(other.entityRef ?? other.name);
    }
    if (descriptor?.network && 'vpcStackArn' in descriptor.network) {
      networks.add(descriptor.network.vpcStackArn);
    }
  }
  return {
    stacks: own
      .filter(({ arn }) => !networks.has(arn))
      .sort((a, b) => rank(a) - rank(b)),
    users: [...new Set(users)].sort(),
    shared: own.filter(({ arn }) => networks.has(arn)),
  };
}

function rank({ kind }: StackRecord): number {
  return kind ? ORDER.indexOf(kind) : -1;
}
