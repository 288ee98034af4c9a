import { Region } from '../../../world/World';
import { Ec2 } from '../../ec2/Ec2';

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
]);
