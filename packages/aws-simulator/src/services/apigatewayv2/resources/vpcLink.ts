import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { createVpcLink, deleteVpcLink } from '../model/vpcLinks';
import { SDK_NAME, tagsOf, updateTags } from './common';

/** `AWS::ApiGatewayV2::VpcLink` */
export const vpcLink: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::VpcLink',
  sdkServiceName: SDK_NAME,
  // Besides what the link itself takes.
  seconds: { create: 1, update: 1, delete: 1 },
  api: { service: 'apigateway', operation: 'CreateVpcLink' },
  supportedProperties: ['Name', 'SecurityGroupIds', 'SubnetIds', 'Tags'],
  create(request) {
    const { properties, region } = request;
    return createVpcLink(region.service(ApiGateway), {
      Name: properties.Name,
      SecurityGroupIds: properties.SecurityGroupIds,
      SubnetIds: properties.SubnetIds,
      Tags: tagsOf(request),
    }).id;
  },
  async stabilize({ region, physicalId }, operation) {
    if (operation === 'create') {
      await region.service(ApiGateway).vpcLink(physicalId).stable;
    }
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const found = region.service(ApiGateway).vpcLink(physicalId);
    found.name = properties.Name;
    updateTags(request, found);
  },
  async delete({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    const found = gateway.vpcLinks.get(physicalId);
    if (found) {
      deleteVpcLink(gateway, found);
      await found.stable;
    }
  },
  read({ region, physicalId }) {
    const found = region.service(ApiGateway).vpcLinks.get(physicalId);
    return (
      found && {
        Name: found.name,
        SecurityGroupIds: found.securityGroupIds,
        SubnetIds: found.subnetIds,
        Tags: found.tags,
        VpcLinkId: found.id,
      }
    );
  },
  list: region => region.service(ApiGateway).vpcLinks.keys(),
  attributes: ({ physicalId }) => ({ VpcLinkId: physicalId }),
};
