import { HandlerError, ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  NAT_SECONDS,
  createNatGateway,
  deleteNatGateway,
} from '../model/natGateways';
import { resourceTags, updateTags } from '../../resourceTags';
import { abortable } from '../../../clock/abortable';

/** `AWS::EC2::NatGateway` of one zone. */
export const natGateway: ResourceType = {
  typeName: 'AWS::EC2::NatGateway',
  sdkServiceName: 'Ec2',
  // `delete` waits for the gateway itself.
  seconds: { create: NAT_SECONDS.create, update: 5, delete: 0 },
  supportedProperties: ['AllocationId', 'ConnectivityType', 'SubnetId', 'Tags'],
  consistencyCheck: true,
  create(request) {
    const { region, properties } = request;
    return createNatGateway(region.service(Ec2), {
      subnetId: properties.SubnetId ?? '',
      allocationId: properties.AllocationId,
      connectivityType: properties.ConnectivityType,
      tags: resourceTags(request),
    }).id;
  },
  async stabilize({ region, physicalId, signal }) {
    const nat = region.service(Ec2).require('natGateways', physicalId);
    await abortable(nat.stable, signal);
    if (nat.state === 'failed') {
      throw new HandlerError(
        'NotStabilized',
        `NatGateway ${nat.id} is in state failed and hence failed to stabilize. Detailed failure message: ${nat.failureMessage}`,
      );
    }
  },
  update(request) {
    const ec2 = request.region.service(Ec2);
    updateTags(request, ec2.require('natGateways', request.physicalId));
  },
  async delete({ region, physicalId, signal }) {
    const ec2 = region.service(Ec2);
    if (ec2.natGateways.has(physicalId)) {
      await abortable(deleteNatGateway(ec2, physicalId).stable, signal);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).natGateways.get(physicalId);
    return found && found.state !== 'deleted'
      ? {
          NatGatewayId: found.id,
          AllocationId: found.allocationId,
          AvailabilityMode: 'zonal',
          ConnectivityType: found.connectivityType,
          EniId: found.networkInterfaceId,
          PrivateIpAddress: found.privateIp,
          SubnetId: found.subnetId,
          VpcId: found.vpcId,
          Tags: found.tags,
        }
      : undefined;
  },
  list: region => region.service(Ec2).natGateways.keys(),
  attributes({ region, physicalId }) {
    const nat = region.service(Ec2).require('natGateways', physicalId);
    return { NatGatewayId: nat.id, EniId: nat.networkInterfaceId };
  },
};
