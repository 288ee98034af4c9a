import { InputError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  HostedZone,
  readHostedZone,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readPublicZone } from './hostedZones';

/** A DNS zone that is to be deleted. */
export interface ZoneToDelete {
  domainName: string;
  /** Of the hosted zone; undefined for a hosted zone that existed before. */
  stack?: StackRecord;
  /** Undefined when the hosted zone is deleted already. */
  zone?: HostedZone;
}

/**
 * The zone of a stack of ours.
 *
 * @returns undefined when neither the stack nor the hosted zone is left.
 * @throws InputError when the stack is not a DNS zone of this portal.
 */
export async function readZoneOfStack(
  clients: FargateClients,
  stackArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<ZoneToDelete | undefined> {
  const stack = await describeStack(clients, stackArn, options);
  if (!stack) {
    return undefined;
  }
  if (!stack.managed || stack.kind !== 'dns-zone' || !stack.entityRef) {
    throw new InputError(
      `zoneStackArn: stack ${stack.name} is not a DNS zone of this portal.`,
    );
  }
  const { DomainName } = stack.parameters;
  const { HostedZoneId } = stack.outputs;
  const zone =
    stack.status === 'DELETE_COMPLETE' || !HostedZoneId
      ? undefined
      : await readHostedZone(clients, HostedZoneId, options);
  return { domainName: DomainName, stack, zone };
}

/**
 * A hosted zone that existed before, of which only the delegation and the
 * certificate are to be deleted.
 *
 * @throws InputError when no public hosted zone has that id.
 */
export async function readZoneById(
  clients: FargateClients,
  hostedZoneId: string,
  options: { signal?: AbortSignal } = {},
): Promise<ZoneToDelete> {
  const zone = await readPublicZone(
    clients,
    'hostedZoneId',
    hostedZoneId,
    options,
  );
  return { zone, domainName: zone.name };
}
