import { onlyProperties } from '../../onlyProperties';
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
  supported: string[],
): ResourceType {
  return {
    typeName,
    sdkServiceName: 'Ec2',
    seconds: { create: 2, update: 2, delete: 2 },
    create(request) {
      onlyProperties(request, supported);
      const { region, properties } = request;
      const [rule] = authorizeRules(
        region.service(Ec2),
        properties.GroupId ?? '',
        [ruleInput(properties, isEgress)],
      );
      return rule.id;
    },
    update(request) {
      onlyProperties(request, supported);
      const { region, physicalId, properties } = request;
      const group = region
        .service(Ec2)
        .require('securityGroups', properties.GroupId);
      const rule = group.rules.get(physicalId);
      if (rule) {
        rule.description = properties.Description;
      }
    },
    delete({ region, physicalId, properties }) {
      const ec2 = region.service(Ec2);
      const group = ec2.securityGroups.get(properties.GroupId);
      if (group?.rules.has(physicalId)) {
        revokeRules(ec2, group.id, { ruleIds: [physicalId] });
      }
    },
    attributes({ physicalId }) {
      return { Id: physicalId };
    },
  };
}
