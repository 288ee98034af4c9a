import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { Address, NetworkInterface, Tag } from './types';
import { publicAddresses } from './publicAddresses';
import { checkQuota } from '../../checkQuota';

/** @throws AwsError `AddressLimitExceeded`. */
export function allocateAddress(ec2: Ec2, tags: Tag[] = []): Address {
  checkQuota(
    ec2.addresses.size,
    ec2.quotas.addresses,
    'AddressLimitExceeded',
    'The maximum number of addresses has been reached.',
  );
  const address: Address = {
    id: ec2.region.ids.ec2('eipalloc'),
    tags,
    publicIp: publicAddresses(ec2.region.world).allocate(),
  };
  ec2.addresses.set(address.id, address);
  return address;
}

/** Associates an Elastic IP address with a network interface, until that is deleted. */
export function associateAddress(
  ec2: Ec2,
  address: Address,
  networkInterface: NetworkInterface,
): string {
  networkInterface.publicIp = address.publicIp;
  address.associationId = ec2.region.ids.ec2('eipassoc');
  address.networkInterfaceId = networkInterface.id;
  address.privateIp = networkInterface.privateIp;
  return address.associationId;
}

/** @throws AwsError `InvalidIPAddress.InUse` while it is associated. */
export function releaseAddress(ec2: Ec2, allocationId: string): void {
  const address = ec2.require('addresses', allocationId);
  if (address.associationId) {
    throw new AwsError(
      'InvalidIPAddress.InUse',
      `Address ${address.publicIp} is in use.`,
    );
  }
  publicAddresses(ec2.region.world).release(address.publicIp);
  ec2.addresses.delete(allocationId);
}
