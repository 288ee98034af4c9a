import { HandlerError, ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { associateIpv6, disassociateIpv6 } from '../model/ipv6';
import { Vpc } from '../model/types';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { overlaps } from '../model/network/cidr';

/** `AWS::EC2::VPCCidrBlock` of IPv6 */
export const vpcCidrBlock: ResourceType = {
  typeName: 'AWS::EC2::VPCCidrBlock',
  sdkServiceName: 'Ec2',
  seconds: { create: 10, update: 5, delete: 10 },
  supportedProperties: ['AmazonProvidedIpv6CidrBlock', 'CidrBlock', 'VpcId'],
  create({ properties, region }) {
    const { cidrBlock } = region.service(Ec2).require('vpcs', properties.VpcId);
    if (properties.CidrBlock && overlaps(properties.CidrBlock, cidrBlock)) {
      throw new AwsError('CidrConflict', 'CIDR range conflicts');
    }
    if (!properties.AmazonProvidedIpv6CidrBlock) {
      throw new HandlerError(
        'InvalidRequest',
        'The AWS simulator does not support CIDR blocks of a VPC other than those that Amazon provides.',
      );
    }
    return associateIpv6(region.service(Ec2), properties.VpcId).associationId;
  },
  delete: ({ physicalId, region }) =>
    disassociateIpv6(region.service(Ec2), physicalId),
  read({ physicalId, region }) {
    const vpc = vpcOf(region, physicalId);
    return (
      vpc?.ipv6 && {
        AmazonProvidedIpv6CidrBlock: true,
        Id: physicalId,
        Ipv6CidrBlock: vpc.ipv6.cidrBlock,
        VpcId: vpc.id,
      }
    );
  },
  list: region =>
    [...region.service(Ec2).vpcs.values()].flatMap(
      ({ ipv6 }) => ipv6?.associationId ?? [],
    ),
  attributes: ({ physicalId, region }) => ({
    Id: physicalId,
    Ipv6CidrBlock: vpcOf(region, physicalId)?.ipv6?.cidrBlock,
  }),
};

function vpcOf(region: Region, associationId: string): Vpc | undefined {
  return [...region.service(Ec2).vpcs.values()].find(
    ({ ipv6 }) => ipv6?.associationId === associationId,
  );
}
