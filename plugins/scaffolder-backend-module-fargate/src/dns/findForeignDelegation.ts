import {
  delegatesTo,
  FargateAws,
  FargateTarget,
  findParentZone,
  HostedZone,
  readRecord,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** Who delegates to a zone by a record that no stack of this portal made. */
export type ForeignDelegation =
  /** An account that is among the targets. */
  | { parent: HostedZone; target: FargateTarget }
  /** Nobody, or somebody who is not among the targets. */
  | 'unknown'
  /** The parent zone is among the targets, and has no such record. */
  | 'none';

/** Looks in the accounts of all targets for the parent zone. */
export async function findForeignDelegation(
  aws: Pick<FargateAws, 'targets' | 'clients'>,
  zone: HostedZone,
  options: { signal?: AbortSignal } = {},
): Promise<ForeignDelegation> {
  let found: ForeignDelegation = 'unknown';
  for (const target of aws.targets.list()) {
    const clients = await aws.clients(target);
    const parent = await findParentZone(clients, zone.name, options);
    if (parent) {
      const record = await readRecord(
        clients,
        parent.id,
        zone.name,
        'NS',
        options,
      );
      if (record && delegatesTo(zone, valuesOf(record))) {
        return { parent, target };
      }
      found = 'none';
    }
  }
  return found;
}
