import { Region } from '../../../../world/World';
import { Ec2 } from '../../../ec2/model/Ec2';
import { Route53 } from '../../../route53/model/Route53';

/** The simulator cannot create any of these. */
const never = () => false;

/** By AWS-specific parameter type: whether a value exists in a region. */
export const parameterTypeCheckers = new Map<
  string,
  (region: Region, value: string) => boolean
>([
  ['AWS::EC2::VPC::Id', (region, id) => region.service(Ec2).vpcs.has(id)],
  ['AWS::EC2::Subnet::Id', (region, id) => region.service(Ec2).subnets.has(id)],
  [
    'AWS::EC2::SecurityGroup::Id',
    (region, id) => region.service(Ec2).securityGroups.has(id),
  ],
  [
    'AWS::EC2::SecurityGroup::GroupName',
    (region, name) =>
      [...region.service(Ec2).securityGroups.values()].some(
        group => group.name === name,
      ),
  ],
  [
    'AWS::EC2::AvailabilityZone::Name',
    (region, name) =>
      region.service(Ec2).availabilityZones.some(zone => zone.name === name),
  ],
  [
    'AWS::Route53::HostedZone::Id',
    (region, id) => region.account.service(Route53).zones.has(id),
  ],
  ['AWS::EC2::Image::Id', never],
  ['AWS::EC2::Instance::Id', never],
  ['AWS::EC2::KeyPair::KeyName', never],
  ['AWS::EC2::Volume::Id', never],
]);
