import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  findStacks,
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** The order of deletion: nothing is deleted before what uses it. */
const ORDER = Object.keys(STACK_KINDS);

/** What the deletion of an entity would delete. */
export interface DeletionPlan {
  /** In the order of their deletion. */
  stacks: StackRecord[];
  /** Entity references of what still uses them. */
  users: string[];
  /** Stacks of the entity that are retained, because another one uses them. */
  shared: StackRecord[];
}

/**
 * Finds the stacks of an entity, and what still uses them.
 *
 * @param stack - the entity's main stack.
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
