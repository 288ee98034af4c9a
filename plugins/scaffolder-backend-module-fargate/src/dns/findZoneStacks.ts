import { ForwardedError } from '@backstage/errors';
import {
  delegatesTo,
  FargateAws,
  FargateTarget,
  findStacks,
  HostedZone,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** A zone that shall go. */
export interface ZoneToDelete {
  /** In whose account and region it was made. */
  target: FargateTarget;
  domainName: string;
  /** Its stack; undefined for a zone that was there before. */
  stack?: StackRecord;
  /** As Route 53 has it; undefined when it is gone. */
  zone?: HostedZone;
}

/** What was made for a zone, beside it. */
export interface ZoneStacks {
  /** In whichever account the parent zone is. */
  delegations: { target: FargateTarget; stack: StackRecord }[];
  certificates: StackRecord[];
}

/**
 * Looks in every target for what this portal made for a zone.
 *
 * @throws ForwardedError when a target cannot be asked: nobody else knows
 *   whether the delegation is there.
 */
export async function findZoneStacks(
  aws: Pick<FargateAws, 'targets' | 'clients'>,
  subject: ZoneToDelete,
  options: { signal?: AbortSignal } = {},
): Promise<ZoneStacks> {
  const parts: ZoneStacks = { delegations: [], certificates: [] };
  for (const target of aws.targets.list()) {
    for (const stack of await stacksOf(aws, target, options)) {
      if (isDelegation(stack, subject)) {
        parts.delegations.push({ target, stack });
      } else if (
        target.name === subject.target.name &&
        isCertificate(stack, subject)
      ) {
        parts.certificates.push(stack);
      }
    }
  }
  return parts;
}

async function stacksOf(
  aws: Pick<FargateAws, 'clients'>,
  target: FargateTarget,
  options: { signal?: AbortSignal },
): Promise<StackRecord[]> {
  try {
    return await findStacks(await aws.clients(target), options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new ForwardedError(
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be asked whether it has the delegation, and nothing was deleted`,
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
