import { ForwardedError } from '@backstage/errors';
import {
  delegatesTo,
  AwsAccess,
  FargateTarget,
  findStacks,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ZoneToDelete } from './ZoneToDelete';

/** The stacks that this portal created for a zone, beside the zone's own. */
export interface ZoneStacks {
  /** In the account of the parent zone. */
  delegations: { target: FargateTarget; stack: StackRecord }[];
  certificates: StackRecord[];
}

/**
 * Searches all targets for the stacks that this portal created for a zone.
 *
 * @param target - the zone's own, which has its certificate.
 * @throws ForwardedError when a target cannot be searched: it might be the one
 *   with the delegation.
 */
export async function findZoneStacks(
  aws: AwsAccess,
  target: FargateTarget,
  zone: ZoneToDelete,
  options: { signal?: AbortSignal } = {},
): Promise<ZoneStacks> {
  const found: ZoneStacks = { delegations: [], certificates: [] };
  for (const searched of aws.targets.list()) {
    for (const stack of await stacksOf(aws, searched, options)) {
      if (isDelegation(stack, zone)) {
        found.delegations.push({ target: searched, stack });
      } else if (searched.name === target.name && isCertificate(stack, zone)) {
        found.certificates.push(stack);
      }
    }
  }
  return found;
}

async function stacksOf(
  aws: AwsAccess,
  target: FargateTarget,
  options: { signal?: AbortSignal },
): Promise<StackRecord[]> {
  try {
    return await findStacks(await aws.clients(target), options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new ForwardedError(
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be searched for the delegation, so nothing was deleted`,
      error,
    );
  }
}

function isDelegation(
  { kind, entityRef, parameters }: StackRecord,
  { stack, zone, domainName }: ZoneToDelete,
): boolean {
  return (
    kind === 'dns-delegation' &&
    parameters.DomainName === domainName &&
    (stack
      ? entityRef === stack.entityRef
      : zone !== undefined &&
        delegatesTo(zone, parameters.NameServers?.split(',') ?? []))
  );
}

function isCertificate(
  { kind, entityRef, parameters }: StackRecord,
  { stack, zone }: ZoneToDelete,
): boolean {
  return (
    kind === 'certificate' &&
    (stack
      ? entityRef === stack.entityRef
      : parameters.HostedZoneId === zone?.id)
  );
}
