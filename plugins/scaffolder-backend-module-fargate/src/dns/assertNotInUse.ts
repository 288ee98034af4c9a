import { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { ConflictError } from '@backstage/errors';
import {
  FargateClients,
  HostedZone,
  isWithin,
  normalizeDomainName,
  parentNames,
  readRecord,
  readRecordsWithin,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentLog } from '../log/DeploymentLog';

/** How many of the records a message names. */
const NAMED = 5;

/**
 * Checks that delegating a name takes nothing from anybody: the parent zone has
 * no record of the name or below it, which the delegation would hide, and does
 * not delegate a name above it. A wildcard record only stops answering for the
 * name, which the log says.
 *
 * @param isOwn - whether an NS record of the name is the zone's delegation.
 * @throws ConflictError that names the records.
 */
export async function assertNotInUse(
  {
    clients,
    log,
    signal,
  }: {
    clients: Pick<FargateClients, 'route53'>;
    log: DeploymentLog;
    signal?: AbortSignal;
  },
  parent: HostedZone,
  domainName: string,
  isOwn: (values: string[]) => boolean,
): Promise<void> {
  const within = await readRecordsWithin(clients, parent.id, domainName, {
    signal,
  });
  const between = parentNames(domainName).filter(
    name => name !== parent.name && isWithin(name, parent.name),
  );
  const above = await Promise.all(
    between.map(name => readRecord(clients, parent.id, name, 'NS', { signal })),
  );
  const taken = [...within, ...above.flatMap(record => record ?? [])].filter(
    record => !isDelegationOf(record, domainName, isOwn),
  );
  if (taken.length > 0) {
    throw new ConflictError(
      `domainName: ${domainName} is in use: its parent zone ${parent.name} (${
        parent.id
      }) contains ${listOfRecords(
        taken,
      )}, which a delegation of ${domainName} would take over. Choose another name, have these records deleted by their owner, or give the hosted zone that they delegate to as hostedZoneId.`,
    );
  }
  for (const name of [...between, parent.name]) {
    const wildcards = await readRecordsWithin(clients, parent.id, `*.${name}`, {
      signal,
    });
    if (wildcards.length > 0) {
      log.line(
        'Delegation',
        `${listOfRecords(wildcards)} of ${
          parent.name
        } does not answer for ${domainName} once it is delegated`,
      );
    }
  }
}

function isDelegationOf(
  record: ResourceRecordSet,
  domainName: string,
  isOwn: (values: string[]) => boolean,
): boolean {
  return (
    record.Type === 'NS' &&
    normalizeDomainName(record.Name!) === domainName &&
    isOwn(valuesOf(record))
  );
}

function listOfRecords(records: ResourceRecordSet[]): string {
  const named = records
    .slice(0, NAMED)
    .map(record => `${normalizeDomainName(record.Name!)} ${record.Type}`);
  const others = records.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}
