import {
  DescribeAccountAttributesCommand,
  DescribeAddressesCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { ConflictError } from '@backstage/errors';
import { PlannedChange } from '../log/PlannedChanges';
import { DeploymentContext } from './DeploymentContext';
import { unlessDenied } from './unlessDenied';

/** AWS's default quota of VPCs in a region; EC2 does not say what it was raised to. */
const DEFAULT_VPCS = 5;

/**
 * Compares what a change set adds with the quotas of the account, which AWS would
 * do only when half of the network exists.
 *
 * @throws ConflictError when the account may not have as many Elastic IP addresses.
 */
export async function assertRoom(
  context: DeploymentContext,
  stackName: string,
  changes: readonly PlannedChange[],
): Promise<void> {
  const added = (type: string) =>
    changes.filter(change => change.action === 'add' && change.type === type)
      .length;
  await assertAddresses(context, stackName, added('AWS::EC2::EIP'));
  if (added('AWS::EC2::VPC')) {
    await noteVpcs(context);
  }
}

async function assertAddresses(
  { clients: { ec2, target }, signal }: DeploymentContext,
  stackName: string,
  needed: number,
): Promise<void> {
  if (!needed) {
    return;
  }
  const room = await unlessDenied(undefined, async () => {
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
    return quota === undefined
      ? undefined
      : { quota: Number(quota), used: Addresses?.length ?? 0 };
  });
  if (room && room.used + needed > room.quota) {
    throw new ConflictError(
      `${stackName} needs ${needed} more Elastic IP address${
        needed === 1 ? '' : 'es'
      } for its NAT gateways, but account ${target.accountId} has ${
        room.used
      } of at most ${room.quota} in ${
        target.region
      }. Release one, use an existing environment, choose fewer NAT gateways, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas.`,
    );
  }
}

async function noteVpcs({
  clients: { ec2, target },
  log,
  signal,
}: DeploymentContext): Promise<void> {
  const count = await unlessDenied(0, async () => {
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}), {
      abortSignal: signal,
    });
    return Vpcs.length;
  });
  if (count >= DEFAULT_VPCS) {
    log.line(
      'Note',
      `account ${target.accountId} has ${count} VPCs in ${target.region}, and AWS's default quota is ${DEFAULT_VPCS}: unless "VPCs per Region" was raised in Service Quotas, AWS refuses another one`,
    );
  }
}
