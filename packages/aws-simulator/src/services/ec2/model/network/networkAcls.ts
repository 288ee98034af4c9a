import { Ec2 } from '../Ec2';
import { NetworkAclEntry } from '../types';
import { covers } from './cidr';

const TCP = '6';

/** A port of those from which clients connect, on Linux and by IANA. */
const EPHEMERAL_PORT = 50_000;

/** One end of a connection. */
export interface End {
  /** An address or a CIDR block. */
  ip: string;
  /** Undefined outside of the VPC. */
  subnetId?: string;
}

/**
 * The network ACL that stops a TCP connection to a port, or the answers to it;
 * undefined if none does. Within a subnet none is asked.
 */
export function stoppingAcl(
  ec2: Ec2,
  client: End,
  server: End,
  port: number,
): string | undefined {
  if (client.subnetId === server.subnetId) {
    return undefined;
  }
  return (
    stopsAt(ec2, client, server, { leaving: port, arriving: EPHEMERAL_PORT }) ??
    stopsAt(ec2, server, client, { leaving: EPHEMERAL_PORT, arriving: port })
  );
}

function stopsAt(
  ec2: Ec2,
  end: End,
  other: End,
  { leaving, arriving }: { leaving: number; arriving: number },
): string | undefined {
  const subnet = end.subnetId ? ec2.subnets.get(end.subnetId) : undefined;
  const acl = subnet && ec2.networkAcls.get(subnet.networkAclId);
  return acl &&
    !(
      passes(acl.entries, true, other.ip, leaving) &&
      passes(acl.entries, false, other.ip, arriving)
    )
    ? acl.id
    : undefined;
}

function passes(
  entries: NetworkAclEntry[],
  isEgress: boolean,
  ip: string,
  port: number,
): boolean {
  const [first] = entries
    .filter(
      ({ isEgress: direction, protocol, cidr, cidr6, ports }) =>
        direction === isEgress &&
        (protocol === '-1' ||
          (protocol === TCP && ports!.from <= port && port <= ports!.to)) &&
        [cidr, cidr6].some(block => block !== undefined && covers(block, ip)),
    )
    .sort((a, b) => a.number - b.number);
  return first?.action === 'allow';
}
