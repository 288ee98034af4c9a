import { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { stackFacts } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readOwnStack } from '../catalog/readOwnStack';
import { LogLabel } from '../log/DeploymentLog';
import { listOf } from '../log/format';
import { AuthorizeStack } from '../stack/AuthorizeStack';
import { assertConfirmed } from './assertConfirmed';
import { assertNotDnsZone } from './assertNotDnsZone';
import { planDeletion } from './planDeletion';

/**
 * What a deletion is going to delete. A rerun reads it from the task's state,
 * because the entity may have been removed from the catalog by then.
 */
export interface DeletionRecord {
  /** Of the entity that the stacks belong to. */
  entityRef: string;
  /** In the order of their deletion. */
  stacks: { arn: string; name: string; label: LogLabel }[];
  /** Names of the stacks that are retained, because another entity uses them. */
  shared: string[];
  /** Where the entity is registered from a repository. */
  catalogInfoUrl: string | null;
}

/**
 * Finds what the deletion of an entity has to delete, and checks that it may.
 *
 * @param stackArn - from the entity's annotation.
 * @param confirm - the entity's name, as a person entered it.
 * @param options.authorize - decides before it is read what uses the stack.
 * @throws NotFoundError when the stack does not exist.
 * @throws NotAllowedError when the initiator may not delete it.
 * @throws ConflictError when the stack is not this entity's, or something
 *   still uses it.
 * @throws InputError when the deletion is not confirmed, or the entity is a
 *   DNS zone.
 */
export async function recordDeletion(
  clients: FargateClients,
  { entity, stackArn }: { entity: Entity; stackArn: string },
  confirm: string | undefined,
  {
    authorize,
    ...options
  }: { authorize: AuthorizeStack; signal?: AbortSignal },
): Promise<DeletionRecord> {
  const stack = await readOwnStack(clients, entity, stackArn, options);
  await authorize(clients, stack);
  assertNotDnsZone(stack);
  const plan = await planDeletion(clients, stack, options);
  if (plan.users.length) {
    throw new ConflictError(
      `${stack.entityRef} is in use by ${listOf(plan.users)}. Delete ${
        plan.users.length > 1 ? 'these' : 'that'
      } first.`,
    );
  }
  assertConfirmed(entity.metadata.name, plan.stacks, confirm);
  const descriptor = await readDescriptor(clients, stack, options);
  return {
    entityRef: stack.entityRef,
    stacks: withMainStack(plan.stacks, stack).map(({ arn, name, kind }) => ({
      arn,
      name,
      label: stackFacts(kind)?.label ?? 'API',
    })),
    shared: plan.shared.map(({ name }) => name),
    catalogInfoUrl: descriptor?.catalogInfoUrl ?? null,
  };
}

/** A deleted stack is not listed any more, but its ARN still finds it. */
function withMainStack(
  listed: readonly StackRecord[],
  main: StackRecord,
): readonly StackRecord[] {
  return listed.some(({ arn }) => arn === main.arn)
    ? listed
    : [main, ...listed];
}
