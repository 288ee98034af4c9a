import {
  delegatesTo,
  describeStack,
  HostedZone,
  readRecord,
  StackDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { dnsZoneRef } from '../catalog/entityRefs';
import { assertNotInUse } from './assertNotInUse';
import { delegationRequest } from './dnsRequests';

/**
 * Delegates a zone in its parent zone: deploys a stack in the parent's account,
 * unless the parent zone already has that NS record. CloudFormation waits until
 * the record is INSYNC, that is on all of Route 53's name servers.
 *
 * @param parent - in the account of `context`.
 * @returns whether anything was changed.
 * @throws ConflictError when the parent zone has other records of the name or
 *   below it.
 */
export async function delegate(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  zone: HostedZone,
  parent: HostedZone,
): Promise<boolean> {
  const { clients, log, signal } = context;
  const request = await delegationRequest(entity, {
    domainName: zone.name,
    parentHostedZoneId: parent.id,
    nameServers: zone.nameServers,
  });
  const known = await describeStack(clients, request.name, { signal });
  const isOurs = isOwnDelegation(known, entity);
  await assertNotInUse(
    context,
    parent,
    zone.name,
    values => isOurs || delegatesTo(zone, values),
  );
  const record = await readRecord(clients, parent.id, zone.name, 'NS', {
    signal,
  });
  if (record && !known) {
    log.line(
      'Delegation',
      `${parent.name} already delegates ${zone.name} to hosted zone ${zone.id}`,
    );
    return false;
  }
  const { changed } = await deployStack(context, request);
  log.line(
    'Delegation',
    `${parent.name} (${parent.id}, account ${clients.target.accountId}) delegates ${zone.name} to ${zone.nameServers.length} name servers, INSYNC`,
  );
  return changed;
}

/** Whether a stack is the delegation of this zone, so that its NS record is too. */
export function isOwnDelegation(
  stack: StackRecord | undefined,
  entity: StackDescriptor['entity'],
): boolean {
  return (
    stack !== undefined &&
    stack.managed &&
    stack.kind === 'dns-delegation' &&
    stack.entityRef === dnsZoneRef(entity)
  );
}
