import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  attachInternetGateway,
  detachInternetGateway,
} from '../model/internetGateways';

/** `AWS::EC2::VPCGatewayAttachment` of an internet gateway. */
export const vpcGatewayAttachment: ResourceType = {
  typeName: 'AWS::EC2::VPCGatewayAttachment',
  sdkServiceName: 'Ec2',
  seconds: { create: 17, update: 17, delete: 5 },
  supportedProperties: ['InternetGatewayId', 'VpcId'],
  create(request) {
    const { InternetGatewayId, VpcId } = request.properties;
    attachInternetGateway(
      request.region.service(Ec2),
      InternetGatewayId ?? '',
      VpcId,
    );
    return `IGW|${VpcId}`;
  },
  update(request) {
    const { region, properties, previousProperties } = request;
    const ec2 = region.service(Ec2);
    detachInternetGateway(
      ec2,
      previousProperties.InternetGatewayId,
      properties.VpcId,
    );
    attachInternetGateway(
      ec2,
      properties.InternetGatewayId ?? '',
      properties.VpcId,
    );
  },
  delete({ region, properties: { InternetGatewayId, VpcId } }) {
    const ec2 = region.service(Ec2);
    if (ec2.internetGateways.get(InternetGatewayId)?.vpcId === VpcId) {
      detachInternetGateway(ec2, InternetGatewayId, VpcId);
    }
  },
  read({ region, physicalId }) {
    const [kind, vpcId] = physicalId.split('|');
    const attached = [...region.service(Ec2).internetGateways.values()].find(
      gateway => gateway.vpcId === vpcId,
    );
    return kind === 'IGW' && attached
      ? {
          AttachmentType: kind,
          InternetGatewayId: attached.id,
          VpcId: vpcId,
        }
      : undefined;
  },
  *list(region) {
    for (const { vpcId } of region.service(Ec2).internetGateways.values()) {
      if (vpcId) {
        yield `IGW|${vpcId}`;
      }
    }
  },
  attributes() {
    return { AttachmentType: 'IGW' };
  },
};
