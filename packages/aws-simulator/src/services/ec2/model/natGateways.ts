import { AwsError } from '../../../world/AwsError';
import { associateAddress } from './addresses';
import { Ec2 } from './Ec2';
import { NatGateway, Tag } from './types';
import { checkQuota } from '../../checkQuota';
import { internetGatewayOf } from './internetGateways';

/** Seconds until a NAT gateway is available, failed or deleted. */
export const NAT_SECONDS = { create: 106, fail: 5, delete: 50 };

/** How long a failed or deleted NAT gateway is still returned, in seconds. */
const SHOWN_SECONDS = 3600;

/** The input for a NAT gateway. */
export interface NatGatewayInput {
  subnetId: string;
  /** Required for public connectivity. */
  allocationId?: string;
  connectivityType?: 'public' | 'private';
  tags?: Tag[];
}

/**
 * Starts the creation of a NAT gateway. It fails without an internet gateway,
 * with an Elastic IP address that is in use, or in a subnet without free
 * addresses.
 *
 * @throws AwsError `NatGatewayLimitExceeded`, `MissingParameter`, not found.
 */
export function createNatGateway(ec2: Ec2, input: NatGatewayInput): NatGateway {
  const subnet = ec2.require('subnets', input.subnetId);
  const connectivityType = input.connectivityType ?? 'public';
  if (connectivityType === 'private' && input.allocationId) {
    throw new AwsError(
      'InvalidParameterCombination',
      'AllocationId cannot be specified for a NAT Gateway with Connectivity Type private.',
    );
  }
  if (connectivityType === 'public' && !input.allocationId) {
    throw new AwsError(
      'MissingParameter',
      'The request must include the AllocationId parameter.',
    );
  }
  if (input.allocationId) {
    ec2.require('addresses', input.allocationId);
  }
  checkQuota(
    inZone(ec2, subnet.availabilityZone),
    ec2.quotas.natGatewaysPerZone,
    'NatGatewayLimitExceeded',
    'The maximum number of NAT Gateways has been reached.',
  );
  const nat: NatGateway = {
    id: ec2.region.ids.ec2('nat'),
    tags: input.tags ?? [],
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    state: 'pending',
    connectivityType,
    allocationId: input.allocationId,
    createTime: ec2.region.world.now(),
    stable: Promise.resolve(),
  };
  ec2.natGateways.set(nat.id, nat);
  const failure = connect(ec2, nat);
  nat.stable = failure
    ? settle(ec2, nat, NAT_SECONDS.fail, () => {
        nat.state = 'failed';
        [nat.failureCode, nat.failureMessage] = failure;
        removeLater(ec2, nat);
      })
    : settle(ec2, nat, NAT_SECONDS.create, () => {
        nat.state = 'available';
      });
  return nat;
}

/**
 * Starts the deletion of a NAT gateway, which releases its Elastic IP address
 * when it is deleted.
 */
export function deleteNatGateway(ec2: Ec2, id: string): NatGateway {
  const nat = ec2.require('natGateways', id);
  if (nat.state === 'deleting' || nat.state === 'deleted') {
    return nat;
  }
  nat.state = 'deleting';
  nat.stable = settle(ec2, nat, NAT_SECONDS.delete, () => {
    nat.state = 'deleted';
    nat.deleteTime = ec2.region.world.now();
    disconnect(ec2, nat);
    removeLater(ec2, nat);
  });
  ec2.region.changed();
  return nat;
}

/** Allocates the private and the public IP address; returns the failure if that is not possible. */
function connect(ec2: Ec2, nat: NatGateway): [string, string] | undefined {
  const address = nat.allocationId
    ? ec2.addresses.get(nat.allocationId)
    : undefined;
  if (nat.connectivityType === 'public' && !internetGatewayOf(ec2, nat.vpcId)) {
    return [
      'Gateway.NotAttached',
      `Network ${nat.vpcId} has no Internet gateway attached`,
    ];
  }
  if (address?.associationId) {
    return [
      'Resource.AlreadyAssociated',
      `Elastic IP address ${address.id} is already associated`,
    ];
  }
  if (ec2.availableAddressCount(ec2.require('subnets', nat.subnetId)) < 1) {
    return [
      'InsufficientFreeAddressesInSubnet',
      'Subnet has insufficient free addresses to create this NAT gateway',
    ];
  }
  const networkInterface = ec2.createInterface({
    subnetId: nat.subnetId,
    securityGroupIds: [],
    description: `Interface for NAT Gateway ${nat.id}`,
    interfaceType: 'nat_gateway',
  });
  nat.networkInterfaceId = networkInterface.id;
  nat.privateIp = networkInterface.privateIp;
  if (address) {
    nat.associationId = associateAddress(ec2, address, networkInterface);
    nat.publicIp = address.publicIp;
  }
  return undefined;
}

function disconnect(ec2: Ec2, nat: NatGateway): void {
  if (nat.networkInterfaceId) {
    ec2.deleteInterface(nat.networkInterfaceId);
  }
}

/** Changes the gateway after some seconds, unless its state has changed by then. */
function settle(
  ec2: Ec2,
  nat: NatGateway,
  seconds: number,
  change: () => void,
): Promise<void> {
  const { state } = nat;
  return new Promise(resolve => {
    ec2.region.clock.after(seconds, () => {
      if (nat.state === state) {
        change();
        ec2.region.changed();
      }
      resolve();
    });
  });
}

function removeLater(ec2: Ec2, nat: NatGateway): void {
  ec2.region.clock.after(SHOWN_SECONDS, () => {
    ec2.natGateways.delete(nat.id);
  });
}

function inZone(ec2: Ec2, availabilityZone: string): number {
  return [...ec2.natGateways.values()].filter(
    nat =>
      ['pending', 'available', 'deleting'].includes(nat.state) &&
      ec2.subnets.get(nat.subnetId)?.availabilityZone === availabilityZone,
  ).length;
}
