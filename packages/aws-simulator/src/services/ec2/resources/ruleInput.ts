import { RulePeer } from '../model/types';
import { RuleInput } from '../model/securityGroupRules';

/** The rule of a template, inline or as a resource of its own. */
export function ruleInput(
  rule: Record<string, any>,
  isEgress: boolean,
): RuleInput {
  return {
    isEgress,
    protocol: rule.IpProtocol,
    fromPort: rule.FromPort,
    toPort: rule.ToPort,
    peer: peerOf(rule),
    description: rule.Description,
  };
}

function peerOf(rule: Record<string, any>): RulePeer | undefined {
  const groupId = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const prefixListId = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  const peers: RulePeer[] = [
    ...(rule.CidrIp ? [{ cidrIpv4: rule.CidrIp }] : []),
    ...(rule.CidrIpv6 ? [{ cidrIpv6: rule.CidrIpv6 }] : []),
    ...(groupId ? [{ groupId }] : []),
    ...(prefixListId ? [{ prefixListId }] : []),
  ];
  return peers.length === 1 ? peers[0] : undefined;
}
