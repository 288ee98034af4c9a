import { ConflictError, InputError } from '@backstage/errors';
import {
  FargateClients,
  HostedZone,
  isWithin,
  readRecord,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that a zone has no address record of a name, which CloudFormation
 * would find only after it has created the load balancer.
 *
 * @param own - the API's stack, if it exists: its own record is no conflict.
 * @throws InputError when the name is not in the zone.
 * @throws ConflictError when the zone already has an address record of that
 *   name.
 */
export async function assertNameFree(
  clients: Pick<FargateClients, 'route53'>,
  zone: HostedZone,
  domainName: string,
  own: StackRecord | undefined,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  if (!isWithin(domainName, zone.name)) {
    throw new InputError(
      `domainName: ${domainName} is not in the zone ${zone.name} (${zone.id}). Give ${zone.name} or a subdomain of it.`,
    );
  }
  if (own?.outputs.DomainName === domainName) {
    return;
  }
  for (const type of ['A', 'AAAA', 'CNAME'] as const) {
    if (await readRecord(clients, zone.id, domainName, type, options)) {
      throw new ConflictError(
        `domainName: the zone ${zone.name} already has a record ${type} ${domainName}. Choose another name, or delete that record.`,
      );
    }
  }
}
