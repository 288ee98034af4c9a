import { ConflictError } from '@backstage/errors';
import { QuotaUse } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  readElasticIpQuota,
  readVpcQuota,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { PlannedChange } from '../log/PlannedChanges';
import { DeploymentContext } from './DeploymentContext';
import { unlessDenied } from './unlessDenied';

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
  const { clients, signal } = context;
  const { accountId, region } = clients.target;
  const added = (type: string) =>
    changes.filter(change => change.action === 'add' && change.type === type)
      .length;
  const addresses = added('AWS::EC2::EIP');
  const vpcs = added('AWS::EC2::VPC');
  const [roomForAddresses, roomForVpcs] = await Promise.all([
    addresses
      ? unlessDenied(undefined, () => readElasticIpQuota(clients, signal))
      : undefined,
    vpcs
      ? unlessDenied(undefined, () => readVpcQuota(clients, signal))
      : undefined,
  ]);
  const has = ({ used, quota }: QuotaUse) =>
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

function fits(needed: number, { quota = Infinity, used }: QuotaUse): boolean {
  return used + needed <= quota;
}
