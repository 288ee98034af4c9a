import { SubnetMapping } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { covers, isCidr, isReserved } from '../../ec2/model/network/cidr';
import { Address, Subnet } from '../../ec2/model/types';

/** The addresses that a network load balancer was given for a subnet. */
export interface FixedAddress {
  elastic?: Address;
  privateIp?: string;
}

/**
 * The fixed addresses of a new load balancer, by subnet.
 *
 * @throws AwsError `AllocationIdNotFound`, `ResourceInUse`, `ValidationError`
 */
export function addressesOf(
  ec2: Ec2,
  subnets: Subnet[],
  mappings: SubnetMapping[],
): Map<string, FixedAddress> {
  return new Map(
    mappings
      .filter(mapping => mapping.AllocationId || mapping.PrivateIPv4Address)
      .map(({ SubnetId = '', AllocationId, PrivateIPv4Address }) => [
        SubnetId,
        {
          elastic: AllocationId ? freeAddress(ec2, AllocationId) : undefined,
          privateIp:
            PrivateIPv4Address &&
            freePrivateIp(
              ec2,
              subnets.find(({ id }) => id === SubnetId)!,
              PrivateIPv4Address,
            ),
        },
      ]),
  );
}

function freeAddress(ec2: Ec2, allocationId: string): Address {
  const address = ec2.addresses.get(allocationId);
  if (!address) {
    throw new AwsError(
      'AllocationIdNotFound',
      `The allocation IDs '${allocationId}' do not exist`,
    );
  }
  if (address.associationId) {
    throw new AwsError(
      'ResourceInUse',
      `The allocation IDs '${allocationId}' are already in use`,
    );
  }
  return address;
}

function freePrivateIp(ec2: Ec2, subnet: Subnet, ip: string): string {
  if (!isCidr(`${ip}/32`) || !covers(subnet.cidrBlock, ip)) {
    throw new AwsError(
      'ValidationError',
      `The private IPv4 address '${ip}' is not in the CIDR block of the subnet '${subnet.id}'`,
    );
  }
  if (isReserved(subnet.cidrBlock, ip)) {
    throw new AwsError(
      'ValidationError',
      `The private IPv4 address '${ip}' is reserved in the subnet '${subnet.id}'`,
    );
  }
  if (ec2.interfaceAt(subnet.vpcId, ip)) {
    throw new AwsError(
      'ResourceInUse',
      `The private IPv4 address '${ip}' is already in use`,
    );
  }
  return ip;
}
