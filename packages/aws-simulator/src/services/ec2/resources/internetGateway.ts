import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  createInternetGateway,
  deleteInternetGateway,
} from '../model/internetGateways';
import { ownTags, resourceTags, updateTags } from '../../resourceTags';

/** `AWS::EC2::InternetGateway` */
export const internetGateway: ResourceType = {
  typeName: 'AWS::EC2::InternetGateway',
  sdkServiceName: 'Ec2',
  seconds: { create: 17, update: 5, delete: 2 },
  create(request) {
    return createInternetGateway(
      request.region.service(Ec2),
      resourceTags(request),
    ).id;
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('internetGateways', request.physicalId));
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.internetGateways.has(physicalId)) {
      deleteInternetGateway(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).internetGateways.get(physicalId);
    return found && { InternetGatewayId: found.id, Tags: ownTags(found.tags) };
  },
  list: region => region.service(Ec2).internetGateways.keys(),
  attributes({ physicalId }) {
    return { InternetGatewayId: physicalId };
  },
};
