import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { allocateAddress, releaseAddress } from '../model/addresses';
import { resourceTags, updateTags } from '../../resourceTags';

/** `AWS::EC2::EIP` */
export const eip: ResourceType = {
  typeName: 'AWS::EC2::EIP',
  sdkServiceName: 'Ec2',
  seconds: { create: 17, update: 5, delete: 2 },
  supportedProperties: ['Domain', 'Tags'],
  create(request) {
    const { publicIp, id } = allocateAddress(
      request.region.service(Ec2),
      resourceTags(request),
    );
    return `${publicIp}|${id}`;
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    const { AllocationId } = parts(request.physicalId);
    updateTags(request, ec2.require('addresses', AllocationId));
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    const { AllocationId } = parts(physicalId);
    if (ec2.addresses.has(AllocationId)) {
      releaseAddress(ec2, AllocationId);
    }
  },
  ref({ physicalId }) {
    return parts(physicalId).PublicIp;
  },
  read({ region, physicalId }) {
    const [publicIp] = physicalId.split('|');
    const found = [...region.service(Ec2).addresses.values()].find(
      address => address.publicIp === publicIp,
    );
    return (
      found && {
        PublicIp: found.publicIp,
        Domain: 'vpc',
        NetworkBorderGroup: region.name,
        NetworkInterfaceId: found.networkInterfaceId,
        PublicIpv4Pool: 'amazon',
        Tags: found.tags,
      }
    );
  },
  *list(region) {
    for (const { publicIp, id } of region.service(Ec2).addresses.values()) {
      yield `${publicIp}|${id}`;
    }
  },
  attributes({ physicalId }) {
    return parts(physicalId);
  },
};

function parts(physicalId: string) {
  const [PublicIp, AllocationId] = physicalId.split('|');
  return { PublicIp, AllocationId };
}
