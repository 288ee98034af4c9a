import { Region } from '../../../world/World';
import { ResourceModel } from '../../ResourceType';
import { RulePeer, SecurityGroupRule } from '../model/types';
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

/** The rule as the registry reads it, inline or as a resource of its own. */
export function ruleModel(
  region: Region,
  {
    isEgress,
    protocol,
    fromPort,
    toPort,
    peer,
    description,
  }: SecurityGroupRule,
): ResourceModel {
  return {
    IpProtocol: protocol,
    FromPort: fromPort,
    ToPort: toPort,
    Description: description,
    ...peerModel(region, peer, isEgress ? 'Destination' : 'Source'),
  };
}

function peerModel(
  region: Region,
  peer: RulePeer,
  side: 'Destination' | 'Source',
): ResourceModel {
  if ('cidrIpv4' in peer) {
    return { CidrIp: peer.cidrIpv4 };
  }
  if ('cidrIpv6' in peer) {
    return { CidrIpv6: peer.cidrIpv6 };
  }
  if ('prefixListId' in peer) {
    return { [`${side}PrefixListId`]: peer.prefixListId };
  }
  return {
    [`${side}SecurityGroupId`]: peer.groupId,
    ...(side === 'Source' && {
      SourceSecurityGroupOwnerId: region.accountId,
    }),
  };
}
