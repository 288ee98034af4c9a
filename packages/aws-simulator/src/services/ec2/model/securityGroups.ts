import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { SecurityGroup, SecurityGroupRule, Tag } from './types';
import { RuleInput, ruleFrom } from './securityGroupRules';

const ASCII_SET = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/;

/** The input for a security group. */
export interface SecurityGroupInput {
  vpcId: string;
  name: string;
  description: string;
  tags?: Tag[];
}

/** Creates a security group that allows all outbound and no inbound traffic. */
export function createSecurityGroup(
  ec2: Ec2,
  input: SecurityGroupInput,
): SecurityGroup {
  ec2.require('vpcs', input.vpcId);
  checkText('GroupName', input.name);
  checkText('GroupDescription', input.description);
  if (input.name.startsWith('sg-')) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${input.name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
    );
  }
  if (input.name === 'default') {
    throw new AwsError(
      'InvalidParameterValue',
      'Cannot use reserved security group name: default',
    );
  }
  const taken = [...ec2.securityGroups.values()].some(
    ({ vpcId, name }) => vpcId === input.vpcId && name === input.name,
  );
  if (taken) {
    throw new AwsError(
      'InvalidGroup.Duplicate',
      `The security group '${input.name}' already exists for VPC '${input.vpcId}'`,
    );
  }
  return addSecurityGroup(ec2, input);
}

/** Adds a group with the default egress rule, without validation. */
export function addSecurityGroup(
  ec2: Ec2,
  input: SecurityGroupInput,
): SecurityGroup {
  const group: SecurityGroup = {
    id: ec2.region.ids.ec2('sg'),
    tags: input.tags ?? [],
    vpcId: input.vpcId,
    name: input.name,
    description: input.description,
    rules: new Map(),
  };
  ec2.securityGroups.set(group.id, group);
  const rule = ruleFrom(ec2, group, {
    isEgress: true,
    protocol: '-1',
    peer: { cidrIpv4: '0.0.0.0/0' },
  });
  group.rules.set(rule.id, rule);
  return group;
}

/** @throws AwsError `DependencyViolation` while an interface or another group's rule uses it. */
export function deleteSecurityGroup(ec2: Ec2, groupId: string): void {
  const group = ec2.require('securityGroups', groupId);
  if (ec2.vpcs.get(group.vpcId)?.defaultSecurityGroupId === groupId) {
    throw new AwsError(
      'CannotDelete',
      `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
    );
  }
  const usedByInterface = [...ec2.networkInterfaces.values()].some(
    ({ securityGroupIds }) => securityGroupIds.includes(groupId),
  );
  const usedByRule = [...ec2.securityGroups.values()].some(
    other =>
      other.id !== groupId &&
      [...other.rules.values()].some(
        ({ peer }) => 'groupId' in peer && peer.groupId === groupId,
      ),
  );
  if (usedByInterface || usedByRule) {
    throw new AwsError(
      'DependencyViolation',
      `resource ${groupId} has a dependent object`,
    );
  }
  ec2.securityGroups.delete(groupId);
  ec2.region.changed();
}

/**
 * Adds rules to a group: all or none.
 *
 * @throws AwsError `InvalidPermission.Duplicate`,
 *   `RulesPerSecurityGroupLimitExceeded`, `InvalidParameterValue`, …
 */
export function authorizeRules(
  ec2: Ec2,
  groupId: string,
  inputs: RuleInput[],
): SecurityGroupRule[] {
  const group = ec2.require('securityGroups', groupId);
  const rules = inputs.map(input => ruleFrom(ec2, group, input));
  const known = [...group.rules.values()];
  for (const rule of rules) {
    if (known.some(other => sameRule(other, rule))) {
      throw new AwsError(
        'InvalidPermission.Duplicate',
        `the specified rule "${describeRule(rule)}" already exists`,
      );
    }
    known.push(rule);
  }
  for (const isEgress of [false, true]) {
    const count = known.filter(rule => rule.isEgress === isEgress).length;
    if (count > ec2.quotas.rulesPerSecurityGroup) {
      throw new AwsError(
        'RulesPerSecurityGroupLimitExceeded',
        'The maximum number of rules per security group has been reached.',
      );
    }
  }
  for (const rule of rules) {
    group.rules.set(rule.id, rule);
  }
  ec2.region.changed();
  return rules;
}

/**
 * Removes rules from a group, by id or by content.
 *
 * @throws AwsError `InvalidPermission.NotFound`, `InvalidSecurityGroupRuleId.NotFound`.
 */
export function revokeRules(
  ec2: Ec2,
  groupId: string,
  which: { ruleIds?: string[]; rules?: RuleInput[] },
): SecurityGroupRule[] {
  const group = ec2.require('securityGroups', groupId);
  const revoked = [
    ...(which.ruleIds ?? []).map(id => {
      const rule = group.rules.get(id);
      if (!rule) {
        throw new AwsError(
          'InvalidSecurityGroupRuleId.NotFound',
          `The security group rule ID '${id}' does not exist`,
        );
      }
      return rule;
    }),
    ...(which.rules ?? []).map(input => {
      const wanted = ruleFrom(ec2, group, input);
      const rule = [...group.rules.values()].find(found =>
        sameRule(found, wanted),
      );
      if (!rule) {
        throw new AwsError(
          'InvalidPermission.NotFound',
          'The specified rule does not exist in this security group.',
        );
      }
      return rule;
    }),
  ];
  for (const { id } of revoked) {
    group.rules.delete(id);
  }
  ec2.region.changed();
  return revoked;
}

function sameRule(a: SecurityGroupRule, b: SecurityGroupRule): boolean {
  return a.isEgress === b.isEgress && describeRule(a) === describeRule(b);
}

function describeRule(rule: SecurityGroupRule): string {
  const parts = [`peer: ${Object.values(rule.peer)[0]}`];
  if (rule.protocol === '-1') {
    parts.push('ALL');
  } else {
    parts.push(
      rule.protocol.toUpperCase(),
      `from port: ${rule.fromPort}`,
      `to port: ${rule.toPort}`,
    );
  }
  return [...parts, 'ALLOW'].join(', ');
}

function checkText(parameter: string, value: string): void {
  if (!ASCII_SET.test(value)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
}
