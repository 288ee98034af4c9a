import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { authorizeRules, revokeRules } from '../model/securityGroups';
import { ownRuleInput, ruleModel } from './ruleInput';

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
        [ownRuleInput(rule, isEgress)],
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
    read({ region, physicalId }) {
      const ec2 = region.service(Ec2);
      for (const group of ec2.securityGroups.values()) {
        const rule = group.rules.get(physicalId);
        if (rule && rule.isEgress === isEgress) {
          const { peer } = rule;
          return {
            Id: physicalId,
            GroupId: group.id,
            ...(!isEgress && { GroupName: group.name }),
            ...(!isEgress &&
              'groupId' in peer && {
                SourceSecurityGroupName: ec2.securityGroups.get(peer.groupId)
                  ?.name,
              }),
            ...ruleModel(region, rule),
          };
        }
      }
      return undefined;
    },
    *list(region) {
      for (const { rules } of region.service(Ec2).securityGroups.values()) {
        for (const rule of rules.values()) {
          if (rule.isEgress === isEgress) {
            yield rule.id;
          }
        }
      }
    },
    attributes({ physicalId }) {
      return { Id: physicalId };
    },
  };
}
