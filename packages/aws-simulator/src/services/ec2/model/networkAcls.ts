import { AwsError } from '../../../world/AwsError';
import { isCidr, isCidr6 } from './network/cidr';
import { Ec2 } from './Ec2';
import { NetworkAcl, NetworkAclEntry, Tag } from './types';

/** Protocols by the names that the API also takes. */
const PROTOCOLS: Record<string, string> = { tcp: '6', udp: '17', icmp: '1' };

const HIGHEST_NUMBER = 32766;

/** The default list of a new VPC, which lets everything pass. */
export function addDefaultNetworkAcl(
  ec2: Ec2,
  id: string,
  vpcId: string,
): NetworkAcl {
  const entries = [false, true].map(
    (isEgress): NetworkAclEntry => ({
      number: 100,
      isEgress,
      action: 'allow',
      protocol: '-1',
      cidr: '0.0.0.0/0',
    }),
  );
  const acl = { id, vpcId, isDefault: true, entries, tags: [] };
  ec2.networkAcls.set(id, acl);
  return acl;
}

/** Lets everything over IPv6 pass, as AWS does when a VPC gets a block of it. */
export function admitIpv6(acl: NetworkAcl): void {
  for (const isEgress of [false, true]) {
    acl.entries.push({
      number: 101,
      isEgress,
      action: 'allow',
      protocol: '-1',
      cidr6: '::/0',
    });
  }
}

/** Creates a list that lets nothing pass. @throws AwsError `InvalidVpcID.NotFound` */
export function createNetworkAcl(
  ec2: Ec2,
  vpcId: string,
  tags: Tag[] = [],
): NetworkAcl {
  ec2.require('vpcs', vpcId);
  const id = ec2.region.ids.ec2('acl');
  const acl = { id, vpcId, isDefault: false, entries: [], tags };
  ec2.networkAcls.set(id, acl);
  return acl;
}

/** @throws AwsError `DependencyViolation` while subnets have it. */
export function deleteNetworkAcl(ec2: Ec2, id: string): void {
  const { isDefault } = ec2.require('networkAcls', id);
  if (isDefault) {
    throw new AwsError(
      'InvalidParameterValue',
      `cannot delete default network ACL ${id}`,
    );
  }
  if ([...ec2.subnets.values()].some(subnet => subnet.networkAclId === id)) {
    throw new AwsError(
      'DependencyViolation',
      `The networkAcl '${id}' has dependencies and cannot be deleted.`,
    );
  }
  ec2.networkAcls.delete(id);
}

/**
 * Adds an entry to a list.
 *
 * @throws AwsError `NetworkAclEntryAlreadyExists`, `InvalidParameterValue`, `MissingParameter`
 */
export function addEntry(
  ec2: Ec2,
  aclId: string,
  entry: NetworkAclEntry,
): void {
  const acl = ec2.require('networkAcls', aclId);
  const wanted = checked(entry);
  if (acl.entries.some(other => isSameRule(other, wanted))) {
    throw new AwsError(
      'NetworkAclEntryAlreadyExists',
      `The network acl entry identified by ${entry.number} already exists.`,
    );
  }
  acl.entries.push(wanted);
  ec2.region.changed();
}

/** Replaces the entry with the same number and direction. @throws as {@link addEntry} */
export function replaceEntry(
  ec2: Ec2,
  aclId: string,
  entry: NetworkAclEntry,
): void {
  const acl = ec2.require('networkAcls', aclId);
  const wanted = checked(entry);
  const at = acl.entries.findIndex(other => isSameRule(other, wanted));
  if (at < 0) {
    throw notFound(entry);
  }
  acl.entries[at] = wanted;
  ec2.region.changed();
}

/** @throws AwsError `InvalidNetworkAclEntry.NotFound` */
export function deleteEntry(
  ec2: Ec2,
  aclId: string,
  entry: Pick<NetworkAclEntry, 'number' | 'isEgress'>,
): void {
  const acl = ec2.require('networkAcls', aclId);
  const left = acl.entries.filter(other => !isSameRule(other, entry));
  if (left.length === acl.entries.length) {
    throw notFound(entry);
  }
  acl.entries = left;
  ec2.region.changed();
}

/**
 * Gives a subnet another list.
 *
 * @returns the id of the association
 * @throws AwsError `InvalidParameterValue` for the list of another VPC
 */
export function associateNetworkAcl(
  ec2: Ec2,
  subnetId: string,
  aclId: string,
): string {
  const subnet = ec2.require('subnets', subnetId);
  const acl = ec2.require('networkAcls', aclId);
  if (acl.vpcId !== subnet.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `Network ACL ${aclId} and subnet ${subnetId} belong to different networks`,
    );
  }
  subnet.networkAclId = aclId;
  subnet.networkAclAssociationId = ec2.region.ids.ec2('aclassoc');
  ec2.region.changed();
  return subnet.networkAclAssociationId;
}

function checked(entry: NetworkAclEntry): NetworkAclEntry {
  const { number, action, cidr, cidr6, ports } = entry;
  if (!(Number.isInteger(number) && number >= 1 && number <= HIGHEST_NUMBER)) {
    throw invalid('ruleNumber', number);
  }
  if (action !== 'allow' && action !== 'deny') {
    throw invalid('ruleAction', action);
  }
  if (cidr === undefined && cidr6 === undefined) {
    throw missing('CidrBlock or Ipv6CidrBlock');
  }
  if (cidr !== undefined && !isCidr(cidr)) {
    throw invalid('cidrBlock', cidr);
  }
  if (cidr6 !== undefined && !isCidr6(cidr6)) {
    throw invalid('ipv6CidrBlock', cidr6);
  }
  const protocol = PROTOCOLS[entry.protocol] ?? entry.protocol;
  if (!/^(-1|\d{1,3})$/.test(protocol) || Number(protocol) > 255) {
    throw invalid('protocol', entry.protocol);
  }
  if (['6', '17'].includes(protocol)) {
    if (!ports) {
      throw missing('PortRange');
    }
    if (!(ports.from >= 0 && ports.from <= ports.to && ports.to <= 65535)) {
      throw invalid('portRange', `${ports.from}-${ports.to}`);
    }
  }
  return { ...entry, protocol };
}

function isSameRule(
  one: Pick<NetworkAclEntry, 'number' | 'isEgress'>,
  other: Pick<NetworkAclEntry, 'number' | 'isEgress'>,
): boolean {
  return one.number === other.number && one.isEgress === other.isEgress;
}

function invalid(parameter: string, value: unknown): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${parameter} is invalid.`,
  );
}

function missing(parameter: string): AwsError {
  return new AwsError(
    'MissingParameter',
    `The request must contain the parameter ${parameter}`,
  );
}

function notFound({ number }: Pick<NetworkAclEntry, 'number'>): AwsError {
  return new AwsError(
    'InvalidNetworkAclEntry.NotFound',
    `The network acl entry identified by ${number} does not exist.`,
  );
}
