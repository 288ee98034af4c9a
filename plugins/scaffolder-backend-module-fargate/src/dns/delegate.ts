import { ConflictError } from '@backstage/errors';
import {
  delegatesTo,
  describeStack,
  HostedZone,
  readRecord,
  StackDescriptor,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { delegationRequest } from './dnsRequests';

/**
 * Delegates a zone in its parent zone: deploys a stack in the parent's account,
 * unless the parent zone already has that NS record. CloudFormation waits until
 * the record is INSYNC, that is on all of Route 53's name servers.
 *
 * @param parent - in the account of `context`.
 * @returns whether anything was changed.
 * @throws ConflictError when the parent zone delegates the name to other name
 *   servers.
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
  const record = await readRecord(clients, parent.id, zone.name, 'NS', {
    signal,
  });
  if (record && !known) {
    const values = valuesOf(record);
    if (!delegatesTo(zone, values)) {
      throw new ConflictError(
        `parentZone: ${parent.name} (${parent.id}) delegates ${
          zone.name
        } to ${values.join(
          ', ',
        )}, which are not the name servers of hosted zone ${
          zone.id
        }. Give the hosted zone that it delegates to as hostedZoneId, or have that NS record deleted.`,
      );
    }
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
