import { parse } from '@aws-sdk/util-arn-parser';
import { Entity } from '@backstage/catalog-model';
import { DNS_ZONE_TYPE } from '@fargate-api/backstage-plugin-fargate-api-common';
import { AwsEndpoint, stackConsoleUrl } from '../console';
import { StackDescriptor, StackRecord } from '../stack';
import { linksOf } from './linksOf';
import { metadataOf } from './metadataOf';

/** Returns the Resource for a DNS zone, which users select for an internal API. */
export function dnsZoneEntity(
  stack: StackRecord,
  descriptor: StackDescriptor,
  target: AwsEndpoint,
): Entity {
  const { owner, system, title, description } = descriptor.entity;
  const { DomainName } = stack.outputs;
  const { accountId } = parse(stack.arn);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      ...metadataOf(stack, descriptor),
      ...(!title && DomainName && { title: DomainName }),
      ...(!description && {
        description: `DNS zone ${DomainName ?? ''} in account ${accountId}`,
      }),
      links: linksOf({
        'Zone stack in AWS': stackConsoleUrl(target, stack.arn),
      }),
    },
    spec: { type: DNS_ZONE_TYPE, owner, ...(system && { system }) },
  };
}
