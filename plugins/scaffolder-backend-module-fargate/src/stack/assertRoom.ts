import {
  DescribeAccountAttributesCommand,
  DescribeAddressesCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { ConflictError } from '@backstage/errors';
import { PlannedChange } from '../log/PlannedChanges';
import { DeploymentContext } from './DeploymentContext';
import { unlessDenied } from './unlessDenied';

/** How Service Quotas names "VPCs per Region". */
const VPCS = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };

/** What the account may have of a kind, and has. */
interface Room {
  /** Undefined where AWS does not tell. */
  quota: number | undefined;
  used: number;
}

/**
 * Compares what a change set adds with the quotas of the account, which AWS would
 * do only when half of the network exists.
 *
 * @throws ConflictError when the account may not have as many VPCs or Elastic IP
 *   addresses.
 */
export async function assertRoom(
  context: DeploymentContext,
  stackName: string,
  changes: readonly PlannedChange[],
): Promise<void> {
  const { accountId, region } = context.clients.target;
  const added = (type: string) =>
    changes.filter(change => change.action === 'add' && change.type === type)
      .length;
  const addresses = added('AWS::EC2::EIP');
  const vpcs = added('AWS::EC2::VPC');
  const [roomForAddresses, roomForVpcs] = await Promise.all([
    addresses ? readAddresses(context) : undefined,
    vpcs ? readVpcs(context) : undefined,
  ]);
  const has = ({ used, quota }: Room) =>
    `but account ${accountId} has ${used} of at most ${quota} in ${region}`;
  if (roomForVpcs && !fits(vpcs, roomForVpcs)) {
    throw new ConflictError(
      `${stackName} needs a VPC, ${has(
        roomForVpcs,
      )}. Use an existing environment or VPC, delete one that nobody uses, or have the quota "VPCs per Region" raised in Service Quotas.`,
    );
  }
  if (roomForAddresses && !fits(addresses, roomForAddresses)) {
    throw new ConflictError(
      `${stackName} needs ${addresses} more Elastic IP address${
        addresses === 1 ? '' : 'es'
      } for its NAT gateways, ${has(
        roomForAddresses,
      )}. Release one, use an existing environment, choose fewer NAT gateways, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas.`,
    );
  }
}

function fits(needed: number, { quota = Infinity, used }: Room): boolean {
  return used + needed <= quota;
}

/** The Elastic IP addresses; undefined where the portal may not read them. */
function readAddresses({
  clients: { ec2 },
  signal,
}: DeploymentContext): Promise<Room | undefined> {
  return unlessDenied(undefined, async () => {
    const [{ AccountAttributes }, { Addresses }] = await Promise.all([
      ec2.send(
        new DescribeAccountAttributesCommand({
          // The SDK's own type lists only those of EC2-Classic.
          AttributeNames: ['vpc-max-elastic-ips' as 'supported-platforms'],
        }),
        { abortSignal: signal },
      ),
      ec2.send(new DescribeAddressesCommand({}), { abortSignal: signal }),
    ]);
    const quota = AccountAttributes?.[0]?.AttributeValues?.[0]?.AttributeValue;
    return {
      quota: quota === undefined ? undefined : Number(quota),
      used: Addresses?.length ?? 0,
    };
  });
}

/**
 * The VPCs; undefined where the portal may not read them. Service Quotas may be out of
 * the portal's reach, and no deployment shall fail because of that.
 */
function readVpcs({
  clients: { ec2, serviceQuotas },
  signal,
}: DeploymentContext): Promise<Room | undefined> {
  return unlessDenied(undefined, async () => {
    const [{ Quota }, { Vpcs }] = await Promise.all([
      serviceQuotas
        .send(new GetServiceQuotaCommand(VPCS), { abortSignal: signal })
        .catch(() => ({ Quota: undefined })),
      ec2.send(new DescribeVpcsCommand({}), { abortSignal: signal }),
    ]);
    signal?.throwIfAborted();
    return { quota: Quota?.Value, used: Vpcs?.length ?? 0 };
  });
}
