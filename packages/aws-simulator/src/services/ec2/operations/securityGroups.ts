import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';
import { Region } from '../../../world/World';
import { Operation } from '../../ServiceDefinition';
import { Ec2 } from '../model/Ec2';
import { authorizeRules, revokeRules } from '../model/securityGroups';
import { SecurityGroup, SecurityGroupRule } from '../model/types';
import { byIds } from './byIds';
import { ipPermissions, ruleInputs } from './ipPermissions';
import { page } from './page';
import { FilterValues, filtered } from './filtered';
import { ruleView } from './securityGroupRuleView';

const GROUP_FILTERS: FilterValues<SecurityGroup> = {
  description: group => group.description,
  'group-id': group => group.id,
  'group-name': group => group.name,
  'vpc-id': group => group.vpcId,
  ...ruleFilters('ip-permission', false),
  ...ruleFilters('egress.ip-permission', true),
};

const RULE_FILTERS: FilterValues<SecurityGroupRule> = {
  'group-id': rule => rule.groupId,
  'security-group-rule-id': rule => rule.id,
};

export const DescribeSecurityGroups: Operation<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult
> = ({ region }, input) => {
  const groups = byIds(
    region.service(Ec2),
    'securityGroups',
    input.GroupIds,
  ).filter(({ name }) => !input.GroupNames || input.GroupNames.includes(name));
  const found = filtered(groups, input.Filters, {
    ...GROUP_FILTERS,
    'owner-id': () => region.accountId,
  });
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    SecurityGroups: items.map(group => ({
      GroupId: group.id,
      GroupName: group.name,
      Description: group.description,
      OwnerId: region.accountId,
      VpcId: group.vpcId,
      SecurityGroupArn: region.arn('ec2', `security-group/${group.id}`),
      IpPermissions: ipPermissions(region, rulesOf(group, false)),
      IpPermissionsEgress: ipPermissions(region, rulesOf(group, true)),
      Tags: group.tags,
    })),
  };
};

export const DescribeSecurityGroupRules: Operation<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult
> = ({ region }, input) => {
  const wanted = input.SecurityGroupRuleIds;
  const rules = [...region.service(Ec2).securityGroups.values()]
    .flatMap(group => [...group.rules.values()])
    .filter(({ id }) => !wanted || wanted.includes(id));
  const found = filtered(rules, input.Filters, RULE_FILTERS);
  const { items, NextToken } = page(found, input);
  return {
    NextToken,
    SecurityGroupRules: items.map(rule => ruleView(region, rule)),
  };
};

export const AuthorizeSecurityGroupIngress: Operation<
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult
> = ({ region }, input) => authorize(region, input, false);

export const AuthorizeSecurityGroupEgress: Operation<
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressResult
> = ({ region }, input) => authorize(region, input, true);

export const RevokeSecurityGroupIngress: Operation<
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult
> = ({ region }, input) => revoke(region, input, false);

export const RevokeSecurityGroupEgress: Operation<
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult
> = ({ region }, input) => revoke(region, input, true);

function authorize(
  region: Region,
  input: AuthorizeSecurityGroupIngressRequest,
  isEgress: boolean,
): AuthorizeSecurityGroupIngressResult {
  const rules = authorizeRules(
    region.service(Ec2),
    input.GroupId ?? '',
    ruleInputs(input, isEgress),
  );
  return {
    Return: true,
    SecurityGroupRules: rules.map(rule => ruleView(region, rule)),
  };
}

function revoke(
  region: Region,
  input: RevokeSecurityGroupIngressRequest,
  isEgress: boolean,
): RevokeSecurityGroupIngressResult {
  const byId = input.SecurityGroupRuleIds;
  const revoked = revokeRules(region.service(Ec2), input.GroupId ?? '', {
    ruleIds: byId,
    rules: byId ? [] : ruleInputs(input, isEgress),
  });
  return {
    Return: true,
    RevokedSecurityGroupRules: revoked.map(rule => {
      const { SecurityGroupRuleId, GroupId, IsEgress, IpProtocol } = ruleView(
        region,
        rule,
      );
      return { SecurityGroupRuleId, GroupId, IsEgress, IpProtocol };
    }),
  };
}

function rulesOf(
  { rules }: SecurityGroup,
  isEgress: boolean,
): SecurityGroupRule[] {
  return [...rules.values()].filter(rule => rule.isEgress === isEgress);
}

function ruleFilters(
  prefix: string,
  isEgress: boolean,
): FilterValues<SecurityGroup> {
  const each =
    (value: (rule: SecurityGroupRule) => string | number | undefined) =>
    (group: SecurityGroup) =>
      rulesOf(group, isEgress).map(value);
  return {
    [`${prefix}.cidr`]: each(({ peer }) =>
      'cidrIpv4' in peer ? peer.cidrIpv4 : undefined,
    ),
    [`${prefix}.from-port`]: each(rule => rule.fromPort),
    [`${prefix}.group-id`]: each(({ peer }) =>
      'groupId' in peer ? peer.groupId : undefined,
    ),
    [`${prefix}.protocol`]: each(rule => rule.protocol),
    [`${prefix}.to-port`]: each(rule => rule.toPort),
  };
}
