import type { SecurityGroupRule as RuleView } from '@aws-sdk/client-ec2';
import { Region } from '../../../world/World';
import { Ec2 } from '../model/Ec2';
import { SecurityGroupRule } from '../model/types';

/** A rule as `DescribeSecurityGroupRules` shows it. */
export function ruleView(region: Region, rule: SecurityGroupRule): RuleView {
  const { peer } = rule;
  return {
    SecurityGroupRuleId: rule.id,
    SecurityGroupRuleArn: region.arn('ec2', `security-group-rule/${rule.id}`),
    GroupId: rule.groupId,
    GroupOwnerId: region.accountId,
    IsEgress: rule.isEgress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: 'cidrIpv4' in peer ? peer.cidrIpv4 : undefined,
    CidrIpv6: 'cidrIpv6' in peer ? peer.cidrIpv6 : undefined,
    PrefixListId: 'prefixListId' in peer ? peer.prefixListId : undefined,
    ReferencedGroupInfo:
      'groupId' in peer
        ? {
            GroupId: peer.groupId,
            UserId: region.accountId,
            VpcId: region.service(Ec2).securityGroups.get(peer.groupId)?.vpcId,
          }
        : undefined,
    Description: rule.description,
    Tags: rule.tags,
  };
}
