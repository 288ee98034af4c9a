import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { RulePeer, SecurityGroup, SecurityGroupRule, Tag } from './types';
import { shareGateway } from './transitGateways/TransitGateways';
import { canonicalCidr, isCidr, isCidr6 } from './network/cidr';

const PROTOCOLS: Record<string, string> = {
  all: '-1',
  1: 'icmp',
  6: 'tcp',
  17: 'udp',
  58: 'icmpv6',
};

const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/** The input for a security group rule. */
export interface RuleInput {
  isEgress: boolean;
  /** A name or a number; -1 for all. */
  protocol?: string | number;
  fromPort?: number;
  toPort?: number;
  /** An error if the request names none or several. */
  peer?: RulePeer;
  description?: string;
  tags?: Tag[];
}

/**
 * The rule for an input.
 *
 * @throws AwsError `InvalidParameterValue`, `MissingParameter`, `InvalidGroup.NotFound`.
 */
export function ruleFrom(
  ec2: Ec2,
  group: SecurityGroup,
  input: RuleInput,
): SecurityGroupRule {
  if (input.protocol === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      "Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.",
    );
  }
  const name = String(input.protocol).toLowerCase();
  const protocol = PROTOCOLS[name] ?? name;
  if (!isProtocol(protocol)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${input.protocol}' for IP protocol. Unknown protocol.`,
    );
  }
  if (protocol === 'tcp' || protocol === 'udp') {
    checkPorts(input);
  } else if (protocol.startsWith('icmp')) {
    checkIcmp(input);
  }
  if (input.description && !DESCRIPTION.test(input.description)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    );
  }
  const keepsPorts = protocol !== '-1';
  return {
    id: ec2.region.ids.ec2('sgr'),
    tags: input.tags ?? [],
    groupId: group.id,
    isEgress: input.isEgress,
    protocol,
    fromPort: keepsPorts ? Number(input.fromPort ?? -1) : -1,
    toPort: keepsPorts ? Number(input.toPort ?? -1) : -1,
    peer: checkPeer(ec2, group.vpcId, input.peer),
    description: input.description,
  };
}

function isProtocol(name: string): boolean {
  return (
    ['-1', 'tcp', 'udp', 'icmp', 'icmpv6'].includes(name) ||
    (/^\d+$/.test(name) && Number(name) <= 255)
  );
}

/** The ports of ICMP are a type and a code, of which -1 stands for all. */
function checkIcmp({ fromPort = -1, toPort = -1 }: RuleInput): void {
  for (const [what, value] of [
    ['type', Number(fromPort)],
    ['code', Number(toPort)],
  ] as const) {
    if (value < -1 || value > 255) {
      throw new AwsError(
        'InvalidParameterValue',
        `ICMP ${what} (${value}) out of range`,
      );
    }
  }
}

function checkPorts({ fromPort, toPort }: RuleInput): void {
  if (fromPort === undefined || toPort === undefined) {
    throw invalidPorts('Must specify both from and to ports with TCP/UDP.');
  }
  if ([fromPort, toPort].some(port => !(port >= 0 && port <= 65535))) {
    throw invalidPorts('Ports are numbers from 0 to 65535.');
  }
  if (Number(fromPort) > Number(toPort)) {
    throw invalidPorts(`The range ${fromPort}-${toPort} holds no port.`);
  }
}

function invalidPorts(why: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Invalid value for portRange. ${why}`,
  );
}

function checkPeer(
  ec2: Ec2,
  vpcId: string,
  peer: RulePeer | undefined,
): RulePeer {
  if (!peer) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId',
    );
  }
  if ('groupId' in peer) {
    const other = ec2.require('securityGroups', peer.groupId);
    if (
      other.vpcId !== vpcId &&
      !shareGateway(ec2.region, vpcId, other.vpcId)
    ) {
      throw new AwsError(
        'InvalidGroup.NotFound',
        'You have specified two resources that belong to different networks.',
      );
    }
    return peer;
  }
  if ('cidrIpv4' in peer) {
    if (!isCidr(peer.cidrIpv4)) {
      throw malformed(peer.cidrIpv4);
    }
    return { cidrIpv4: canonicalCidr(peer.cidrIpv4) };
  }
  if ('cidrIpv6' in peer && !isCidr6(peer.cidrIpv6)) {
    throw malformed(peer.cidrIpv6);
  }
  return peer;
}

function malformed(cidr: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `CIDR block ${cidr} is malformed`,
  );
}
