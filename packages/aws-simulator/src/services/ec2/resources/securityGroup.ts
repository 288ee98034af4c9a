import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { physicalName } from '../../physicalName';
import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  authorizeRules,
  createSecurityGroup,
  deleteSecurityGroup,
  revokeRules,
} from '../model/securityGroups';
import { RuleInput } from '../model/securityGroupRules';
import { SecurityGroup } from '../model/types';
import { resourceTags, updateTags } from '../../resourceTags';
import { ruleInput, ruleModel } from './ruleInput';

const MAX_NAME_LENGTH = 255;

/** `AWS::EC2::SecurityGroup` in a VPC. */
export const securityGroup: ResourceType = {
  typeName: 'AWS::EC2::SecurityGroup',
  sdkServiceName: 'Ec2',
  seconds: { create: 7, update: 7, delete: 2 },
  supportedProperties: [
    'GroupDescription',
    'GroupName',
    'SecurityGroupEgress',
    'SecurityGroupIngress',
    'Tags',
    'VpcId',
  ],
  create(request) {
    const { region, properties } = request;
    if (!properties.VpcId) {
      throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
    }
    const ec2 = region.service(Ec2);
    const group = createSecurityGroup(ec2, {
      vpcId: properties.VpcId,
      name: properties.GroupName ?? physicalName(request, MAX_NAME_LENGTH),
      description: properties.GroupDescription,
      tags: resourceTags(request),
    });
    try {
      changeRules(ec2, group.id, {}, properties);
    } catch (error) {
      deleteSecurityGroup(ec2, group.id);
      throw error;
    }
    return group.id;
  },
  update(request) {
    const { region, physicalId, properties, previousProperties } = request;
    const ec2 = region.service(Ec2);
    changeRules(ec2, physicalId, previousProperties, properties);
    updateTags(request, ec2.require('securityGroups', physicalId));
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.securityGroups.has(physicalId)) {
      deleteSecurityGroup(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).securityGroups.get(physicalId);
    return (
      found && {
        Id: found.id,
        GroupId: found.id,
        GroupName: found.name,
        GroupDescription: found.description,
        VpcId: found.vpcId,
        SecurityGroupEgress: inlineModels(region, found, true),
        SecurityGroupIngress: inlineModels(region, found, false),
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(Ec2).securityGroups.keys(),
  attributes({ region, physicalId }) {
    const group = region.service(Ec2).require('securityGroups', physicalId);
    return { Id: group.id, GroupId: group.id, VpcId: group.vpcId };
  },
};

/** Replaces the inline rules of the group; other rules are kept. */
function changeRules(
  ec2: Ec2,
  groupId: string,
  before: Record<string, any>,
  after: Record<string, any>,
): void {
  const key = (rule: RuleInput) => JSON.stringify(rule);
  const old = inlineRules(before);
  const wanted = inlineRules(after);
  const oldKeys = new Set(old.map(key));
  const wantedKeys = new Set(wanted.map(key));
  revokeRules(ec2, groupId, {
    rules: old.filter(rule => !wantedKeys.has(key(rule))),
  });
  authorizeRules(
    ec2,
    groupId,
    wanted.filter(rule => !oldKeys.has(key(rule))),
  );
}

/** Without an inline egress rule, a group keeps the default rule. */
function inlineRules(properties: Record<string, any>): RuleInput[] {
  const ingress = properties.SecurityGroupIngress ?? [];
  const egress = properties.SecurityGroupEgress ?? [];
  const defaultEgress = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
  return [
    ...ingress.map((rule: object) => ruleInput(rule, false)),
    ...(egress.length > 0 ? egress : [defaultEgress]).map((rule: object) =>
      ruleInput(rule, true),
    ),
  ];
}

/** All rules of the group, also those of other resources; undefined without any. */
function inlineModels(region: Region, group: SecurityGroup, isEgress: boolean) {
  const rules = [...group.rules.values()].filter(
    rule => rule.isEgress === isEgress,
  );
  return rules.length > 0
    ? rules.map(rule => ruleModel(region, rule))
    : undefined;
}
