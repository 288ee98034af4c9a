import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  createEgressOnlyGateway,
  deleteEgressOnlyGateway,
} from '../model/ipv6';

/** `AWS::EC2::EgressOnlyInternetGateway` */
export const egressOnlyInternetGateway: ResourceType = {
  typeName: 'AWS::EC2::EgressOnlyInternetGateway',
  sdkServiceName: 'Ec2',
  seconds: { create: 5, update: 5, delete: 2 },
  create: request =>
    createEgressOnlyGateway(
      request.region.service(Ec2),
      request.properties.VpcId,
      resourceTags(request),
    ).id,
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('egressOnlyGateways', request.physicalId));
  },
  delete: ({ physicalId, region }) =>
    deleteEgressOnlyGateway(region.service(Ec2), physicalId),
  read({ physicalId, region }) {
    const found = region.service(Ec2).egressOnlyGateways.get(physicalId);
    return (
      found && { Id: found.id, Tags: ownTags(found.tags), VpcId: found.vpcId }
    );
  },
  list: region => region.service(Ec2).egressOnlyGateways.keys(),
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};
