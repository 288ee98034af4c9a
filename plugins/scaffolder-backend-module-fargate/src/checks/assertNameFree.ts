import { ConflictError, InputError } from '@backstage/errors';
import {
  FargateClients,
  HostedZone,
  isWithin,
  readRecord,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * CloudFormation would say it only when the load balancer is made.
 *
 * @param own - the stack of the API, where there is one: its record is its own.
 * @throws InputError when the name is not in the zone.
 * @throws ConflictError when the zone has an address of that name already.
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
      `domainName: ${domainName} is not in the zone ${zone.name} (${zone.id}). Take ${zone.name} itself or a name below it.`,
    );
  }
  if (own?.outputs.DomainName === domainName) {
    return;
  }
  for (const type of ['A', 'AAAA', 'CNAME'] as const) {
    if (await readRecord(clients, zone.id, domainName, type, options)) {
      throw new ConflictError(
        `domainName: the zone ${zone.name} has a record ${type} of the name ${domainName} already. Choose another name, or delete that record.`,
      );
    }
  }
}
