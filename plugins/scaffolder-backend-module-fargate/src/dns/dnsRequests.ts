import {
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackRequest } from '../stack/StackRequest';
import { dnsZoneRef } from '../catalog/entityRefs';

type Entity = StackDescriptor['entity'];

/** The kinds of stacks that a DNS zone consists of. */
export type DnsKind = Extract<
  StackKind,
  'dns-zone' | 'dns-delegation' | 'certificate'
>;

const SUFFIX: Readonly<Record<DnsKind, string>> = {
  'dns-zone': 'zone',
  'dns-delegation': 'delegation',
  certificate: 'certificate',
};

/** The name of one of a zone's stacks, in whichever account it is. */
export function dnsStackName(
  { name }: { name: string },
  kind: DnsKind,
): string {
  return `dns-${name}-${SUFFIX[kind]}`;
}

/** The stack of a hosted zone, which is the record of the DNS zone. */
export function zoneRequest(
  entity: Entity,
  domainName: string,
): Promise<StackRequest> {
  return dnsRequest(entity, 'dns-zone', { DomainName: domainName });
}

/** The stack of the NS record in the parent zone, for the parent's account. */
export function delegationRequest(
  entity: Entity,
  delegation: {
    domainName: string;
    parentHostedZoneId: string;
    nameServers: readonly string[];
  },
): Promise<StackRequest> {
  return dnsRequest(entity, 'dns-delegation', {
    DomainName: delegation.domainName,
    ParentHostedZoneId: delegation.parentHostedZoneId,
    NameServers: delegation.nameServers.join(','),
  });
}

/** The stack of a certificate that a record in the zone validates. */
export function certificateRequest(
  entity: Entity,
  certificate: { domainName: string; hostedZoneId: string },
): Promise<StackRequest> {
  return dnsRequest(entity, 'certificate', {
    DomainName: certificate.domainName,
    HostedZoneId: certificate.hostedZoneId,
  });
}

async function dnsRequest(
  entity: Entity,
  kind: DnsKind,
  parameters: Record<string, string>,
): Promise<StackRequest> {
  return {
    label: STACK_KINDS[kind].label,
    name: dnsStackName(entity, kind),
    kind,
    template: withDescriptor(await readCloudFormationTemplate(kind), kind, {
      entity,
    }),
    parameters,
    entityRef: dnsZoneRef(entity),
    onReplacement: 'fail',
  };
}
