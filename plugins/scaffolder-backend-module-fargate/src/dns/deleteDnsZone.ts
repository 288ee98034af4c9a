import {
  AwsAccess,
  FargateTarget,
  HostedZone,
  parentNames,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeleteRequest, deleteStack } from '../deletion/deleteStack';
import { DeploymentContext } from '../stack/DeploymentContext';
import { delegationRecord } from './delegationRecord';
import { findForeignDelegation } from './findForeignDelegation';
import { ZoneDeletion, zoneStackOf } from './planZoneDeletion';
import { deleteRecords, readZoneRecords } from './zoneRecords';

/** What the deletion of a zone needs of its caller. */
export interface ZoneDeletionServices {
  aws: AwsAccess;
  /** Opens the account of the parent zone. */
  open(target: FargateTarget, stackArn: string): Promise<DeploymentContext>;
  /** Called with the ARN of the zone's stack when the stack is deleted. */
  onZoneDeleted(stackArn: string): Promise<void>;
}

/**
 * Deletes a DNS zone: first the delegation, so that nobody else can take over
 * the name servers, then the certificate and its validation record, then the
 * hosted zone. A hosted zone that existed before is retained.
 *
 * @throws DeploymentError when a stack cannot be deleted.
 */
export async function deleteDnsZone(
  context: DeploymentContext,
  deletion: ZoneDeletion,
  { aws, open, onZoneDeleted }: ZoneDeletionServices,
): Promise<void> {
  const { delegations, certificates, domainName, stack, zone } = deletion;
  for (const { target, stack: delegation } of delegations) {
    await deleteStack(
      await open(target, delegation.arn),
      requestOf('Delegation', delegation),
    );
  }
  if (zone) {
    await logForeignDelegation(context, deletion, zone, aws);
  }
  for (const certificate of certificates) {
    await deleteStack(context, requestOf('Certificate', certificate));
  }
  for (const zoneStack of zoneStackOf(deletion)) {
    if (zone) {
      await deleteValidationRecords(context, zone);
    }
    await deleteStack(context, requestOf('Zone', zoneStack));
    await onZoneDeleted(zoneStack.arn);
  }
  if (!stack) {
    context.log.line(
      'Note',
      `hosted zone ${domainName} existed before and is retained, with ACM's validation record, which other certificates may need`,
    );
  }
}

/** Whoever gets the name servers of the deleted zone could answer for its names. */
async function logForeignDelegation(
  { log, signal }: DeploymentContext,
  { delegations, domainName }: ZoneDeletion,
  zone: HostedZone,
  aws: ZoneDeletionServices['aws'],
): Promise<void> {
  const foreign = await findForeignDelegation(aws, zone, { signal });
  if (foreign === 'none' || (foreign === 'unknown' && delegations.length)) {
    return;
  }
  const request =
    foreign === 'unknown'
      ? `ask the owner of ${parentNames(domainName).join(
          ' or ',
        )} to delete this NS record`
      : `delete this NS record in hosted zone ${foreign.parent.name} (${foreign.parent.id}, account ${foreign.target.accountId}), which this portal did not create`;
  log.lines('Note', [
    `${request}: whoever gets these name servers could answer for ${domainName}`,
    ...delegationRecord(zone),
  ]);
}

async function deleteValidationRecords(
  { clients, log, signal }: DeploymentContext,
  zone: HostedZone,
): Promise<void> {
  const { validation } = await readZoneRecords(clients, zone, { signal });
  if (validation.length) {
    await deleteRecords(clients, zone.id, validation, { signal });
    log.line(
      'Zone',
      `ACM validation record ${validation
        .map(({ Name }) => Name)
        .join(', ')} deleted`,
    );
  }
}

function requestOf(
  label: DeleteRequest['label'],
  { arn }: StackRecord,
): DeleteRequest {
  return { label, stackArn: arn, retain: [], unprotect: true };
}
