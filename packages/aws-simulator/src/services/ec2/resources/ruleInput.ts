import { Region } from '../../../world/World';
import { HandlerError, ResourceModel } from '../../ResourceType';
import { RulePeer, SecurityGroupRule } from '../model/types';
import { RuleInput } from '../model/securityGroupRules';

/** What names the other side of a rule. */
const PEERS = {
  ingress: [
    'CidrIp',
    'CidrIpv6',
    'SourceSecurityGroupId',
    'SourcePrefixListId',
  ],
  egress: [
    'CidrIp',
    'CidrIpv6',
    'DestinationPrefixListId',
    'DestinationSecurityGroupId',
  ],
};

/**
 * The rule of a template.
 *
 * @throws HandlerError `InvalidRequest` if it names several peers
 */
export function ruleInput(
  rule: Record<string, any>,
  isEgress: boolean,
): RuleInput {
  const peers = PEERS[isEgress ? 'egress' : 'ingress'];
  if (peers.filter(name => rule[name] !== undefined).length > 1) {
    throw new HandlerError(
      'InvalidRequest',
      `Only one of ${peers.join(', ')} can be specified`,
    );
  }
  return {
    isEgress,
    protocol: rule.IpProtocol,
    fromPort: rule.FromPort,
    toPort: rule.ToPort,
    peer: peerOf(rule),
    description: rule.Description,
  };
}

/**
 * The rule of a resource of its own.
 *
 * @throws HandlerError `InvalidRequest` unless it names one peer
 */
export function ownRuleInput(
  rule: Record<string, any>,
  isEgress: boolean,
): RuleInput {
  const peers = PEERS[isEgress ? 'egress' : 'ingress'];
  if (peers.filter(name => rule[name]).length !== 1) {
    throw new HandlerError(
      'InvalidRequest',
      `Exactly one of ${peers.join(', ')} must be specified and not empty`,
    );
  }
  return ruleInput(rule, isEgress);
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
