import { Ec2 } from '../Ec2';
import { SecurityGroupRule } from '../types';
import { covers } from './cidr';

/** The source or destination of a security group rule. */
export interface Peer {
  /** An address or a CIDR block. */
  ip?: string;
  securityGroupIds?: string[];
  prefixListId?: string;
}

/**
 * Whether one of the groups has a rule for TCP on a port, from or to a peer.
 * An interface without security groups allows all traffic.
 */
export function admits(
  ec2: Ec2,
  securityGroupIds: string[],
  direction: 'ingress' | 'egress',
  peer: Peer,
  port: number,
): boolean {
  if (securityGroupIds.length === 0) {
    return true;
  }
  return securityGroupIds
    .flatMap(id => [...(ec2.securityGroups.get(id)?.rules.values() ?? [])])
    .some(
      rule =>
        rule.isEgress === (direction === 'egress') &&
        coversPort(rule, port) &&
        coversPeer(rule, peer),
    );
}

function coversPort(rule: SecurityGroupRule, port: number): boolean {
  if (rule.protocol === '-1') {
    return true;
  }
  return (
    rule.protocol === 'tcp' && rule.fromPort <= port && port <= rule.toPort
  );
}

function coversPeer({ peer: rulePeer }: SecurityGroupRule, peer: Peer) {
  if ('cidrIpv4' in rulePeer) {
    return peer.ip !== undefined && covers(rulePeer.cidrIpv4, peer.ip);
  }
  if ('cidrIpv6' in rulePeer) {
    return peer.ip !== undefined && covers(rulePeer.cidrIpv6, peer.ip);
  }
  if ('groupId' in rulePeer) {
    return peer.securityGroupIds?.includes(rulePeer.groupId) ?? false;
  }
  return (
    'prefixListId' in rulePeer && rulePeer.prefixListId === peer.prefixListId
  );
}
