import {
  AwsAccess,
  assertOwnOutputs,
  FargateClients,
  findStacks,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { NotAllowedError } from '@backstage/errors';
import { unlessDenied } from '../stack/unlessDenied';

/** A stack that made what somebody names by its id, and the clients of its target. */
export interface OwnStack {
  clients: FargateClients;
  stack: StackRecord;
}

/**
 * The stacks of this portal that made a hosted zone. It is of no region, so those
 * of all targets in the account can have made it.
 */
export async function stacksOfZone(
  aws: AwsAccess,
  { target: { accountId } }: Pick<FargateClients, 'target'>,
  hostedZoneId: string,
  options: { signal?: AbortSignal },
): Promise<OwnStack[]> {
  const found: OwnStack[] = [];
  for (const target of aws.targets.list()) {
    if (target.accountId === accountId) {
      const clients = await aws.clients(target);
      found.push(
        ...(await stacksWith(
          clients,
          ({ kind, outputs }) =>
            kind === 'dns-zone' && outputs.HostedZoneId === hostedZoneId,
          options,
        )),
      );
    }
  }
  return found;
}

/** The stacks of this portal that made a certificate: of a DNS zone, or of an API. */
export function stacksOfCertificate(
  clients: FargateClients,
  certificateArn: string,
  options: { signal?: AbortSignal },
): Promise<OwnStack[]> {
  return stacksWith(
    clients,
    ({ outputs, parameters }) =>
      (outputs.CertificateArn === certificateArn &&
        parameters.CertificateArn !== certificateArn) ||
      (outputs.AdditionalCertificateArns ?? '')
        .split(',')
        .includes(certificateArn),
    options,
  );
}

/** Whoever creates a stack can give it any outputs, so those of others do not count. */
async function stacksWith(
  clients: FargateClients,
  isIt: (stack: StackRecord) => boolean,
  options: { signal?: AbortSignal },
): Promise<OwnStack[]> {
  const own: OwnStack[] = [];
  for (const stack of (await findStacks(clients, options)).filter(isIt)) {
    if (
      await unlessDenied(false, () => hasOwnOutputs(clients, stack, options))
    ) {
      own.push({ clients, stack });
    }
  }
  return own;
}

async function hasOwnOutputs(
  clients: FargateClients,
  stack: StackRecord,
  options: { signal?: AbortSignal },
): Promise<boolean> {
  try {
    await assertOwnOutputs(clients, stack, options);
    return true;
  } catch (error) {
    if (error instanceof NotAllowedError) {
      return false;
    }
    throw error;
  }
}
