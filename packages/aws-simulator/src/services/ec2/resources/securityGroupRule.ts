import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { authorizeRules, revokeRules } from '../model/securityGroups';
import { ruleInput } from './ruleInput';

const COMMON_PROPERTIES = [
  'CidrIp',
  'CidrIpv6',
  'Description',
  'FromPort',
  'GroupId',
  'IpProtocol',
  'ToPort',
];

/** `AWS::EC2::SecurityGroupIngress` */
export const securityGroupIngress = ruleType(
  'AWS::EC2::SecurityGroupIngress',
  false,
  [...COMMON_PROPERTIES, 'SourcePrefixListId', 'SourceSecurityGroupId'],
);

/** `AWS::EC2::SecurityGroupEgress` */
export const securityGroupEgress = ruleType(
  'AWS::EC2::SecurityGroupEgress',
  true,
  [
    ...COMMON_PROPERTIES,
    'DestinationPrefixListId',
    'DestinationSecurityGroupId',
  ],
);

function ruleType(
  typeName: string,
  isEgress: boolean,
  supportedProperties: string[],
): ResourceType {
  return {
    typeName,
    sdkServiceName: 'Ec2',
    seconds: { create: 2, update: 2, delete: 2 },
    supportedProperties,
    create({ region, properties: rule }) {
      const [created] = authorizeRules(
        region.service(Ec2),
        rule.GroupId ?? '',
        [ruleInput(rule, isEgress)],
      );
      return created.id;
    },
    update({ region, physicalId, properties: rule }) {
      const group = region.service(Ec2).require('securityGroups', rule.GroupId);
      const existing = group.rules.get(physicalId);
      if (existing) {
        existing.description = rule.Description;
      }
    },
    delete({ region, physicalId, properties: rule }) {
      const ec2 = region.service(Ec2);
      const group = ec2.securityGroups.get(rule.GroupId);
      if (group?.rules.has(physicalId)) {
        revokeRules(ec2, group.id, { ruleIds: [physicalId] });
      }
    },
    attributes({ physicalId }) {
      return { Id: physicalId };
    },
  };
}
