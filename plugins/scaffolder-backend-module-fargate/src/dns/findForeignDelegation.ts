import {
  delegatesTo,
  AwsAccess,
  FargateTarget,
  findParentZone,
  HostedZone,
  readRecord,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** A delegation by an NS record that no stack of this portal created. */
export type ForeignDelegation =
  /** In an account that is among the targets. */
  | { parent: HostedZone; target: FargateTarget }
  /** No target has the parent zone, so there may be such a record elsewhere. */
  | 'unknown'
  /** The parent zone is among the targets and has no such record. */
  | 'none';

/** Looks for the parent zone in the accounts of all targets. */
export async function findForeignDelegation(
  aws: AwsAccess,
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
