import type { VPC } from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { Change, HostedZone } from './types';
import { canonicalName, labelCount } from './names';
import { fourNameServers } from './nameServers';
import { checkQuota } from '../../checkQuota';
import { Route53 } from './Route53';

/** The name servers of private zones. */
const PRIVATE_NAME_SERVERS = [
  'ns-0.awsdns-00.com',
  'ns-512.awsdns-00.net',
  'ns-1024.awsdns-00.org',
  'ns-1536.awsdns-00.co.uk',
];

/** With the final dot. */
const MOST_CHARACTERS = 254;

const DOMAIN = /^([a-z0-9_\\-]{1,63}\.)+$/;

/** The input for a hosted zone. */
export interface HostedZoneInput {
  name: string;
  callerReference: string;
  comment?: string;
  /** The VPCs of a private zone. */
  vpcs?: VPC[];
}

/**
 * Creates a zone with its NS and SOA records.
 *
 * @throws AwsError `InvalidDomainName`, `HostedZoneAlreadyExists`,
 *   `InvalidVPCId`, `ConflictingDomainExists`
 */
export function createHostedZone(
  route53: Route53,
  input: HostedZoneInput,
): { zone: HostedZone; change: Change } {
  const { account } = route53;
  const { world } = account;
  const name = canonicalName(input.name);
  if (
    !DOMAIN.test(name) ||
    input.name.includes('*') ||
    name.length > MOST_CHARACTERS
  ) {
    throw new AwsError(
      'InvalidDomainName',
      `${input.name} is not a valid domain name.`,
    );
  }
  if (labelCount(name) === 1 && !input.vpcs?.length) {
    throw new AwsError('InvalidDomainName', `${name} is reserved by AWS!`);
  }
  const zones = [...route53.zones.values()];
  if (
    zones.some(
      ({ callerReference }) => callerReference === input.callerReference,
    )
  ) {
    throw new AwsError(
      'HostedZoneAlreadyExists',
      `A hosted zone has already been created with the specified caller reference: ${input.callerReference}`,
    );
  }
  checkQuota(
    zones.length,
    route53.quotas.hostedZones,
    'TooManyHostedZones',
    'Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.',
  );
  const vpcs = input.vpcs ?? [];
  vpcs.forEach(vpc => assertVpc(route53, vpc));
  vpcs.forEach(vpc => assertFreeOf(zones, name, vpc));
  const isPrivate = vpcs.length > 0;
  const nameServers = isPrivate
    ? PRIVATE_NAME_SERVERS
    : fourNameServers(world.ids, serversOfName(route53, name));
  const zone: HostedZone = {
    id: `Z${world.ids.upper(20)}`,
    name,
    callerReference: input.callerReference,
    comment: input.comment,
    isPrivate,
    vpcs,
    nameServers,
    records: [
      {
        Name: name,
        Type: 'NS',
        TTL: 172800,
        ResourceRecords: nameServers.map(server => ({ Value: `${server}.` })),
      },
      {
        Name: name,
        Type: 'SOA',
        TTL: 900,
        ResourceRecords: [
          {
            Value: `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`,
          },
        ],
      },
    ],
    published: [],
    createdAt: world.clock.now(),
    tags: [],
  };
  route53.zones.set(zone.id, zone);
  const records = [...zone.records];
  const change = route53.submit(() => {
    zone.published = records;
  });
  return { zone, change };
}

/** @throws AwsError `NoSuchHostedZone`, `HostedZoneNotEmpty` */
export function deleteHostedZone(route53: Route53, id: string): Change {
  const zone = route53.zone(id);
  const required = ({ Name, Type }: { Name: string; Type: string }) =>
    Name === zone.name && (Type === 'NS' || Type === 'SOA');
  if (!zone.records.every(required)) {
    throw new AwsError(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
    );
  }
  route53.zones.delete(zone.id);
  return route53.submit(() => {});
}

/** @throws AwsError `InvalidVPCId` */
export function assertVpc(
  route53: Route53,
  { VPCId = '', VPCRegion }: VPC,
): void {
  const found = route53.account.world
    .accounts()
    .flatMap(account => account.regions())
    .some(
      region =>
        region.name === VPCRegion && region.service(Ec2).vpcs.has(VPCId),
    );
  if (!found) {
    throw new AwsError('InvalidVPCId', 'The VPC ID is invalid.');
  }
}

/** A VPC has one zone of a name. */
function assertFreeOf(zones: HostedZone[], name: string, vpc: VPC): void {
  const other = zones.find(
    zone =>
      zone.name === name && zone.vpcs.some(({ VPCId }) => VPCId === vpc.VPCId),
  );
  if (other) {
    throw new AwsError(
      'ConflictingDomainExists',
      `The VPC ${vpc.VPCId} in region ${vpc.VPCRegion} has already been associated with the hosted zone ${other.id} with the same domain name.`,
    );
  }
}

function serversOfName(route53: Route53, name: string): Set<string> {
  return new Set(
    route53.account.world
      .accounts()
      .flatMap(account => [...account.service(Route53).zones.values()])
      .filter(zone => zone.name === name)
      .flatMap(({ nameServers }) => nameServers),
  );
}
