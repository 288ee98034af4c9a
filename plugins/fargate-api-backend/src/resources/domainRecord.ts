import { ErrorLike } from '@backstage/errors';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  normalizeDomainName,
  readRecord,
  valuesOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';
import { LoadBalancerFacts } from './loadBalancer';
import { DomainName } from './stack';

/** The record by which the domain name of an API leads to its load balancer. */
export interface DomainRecordFacts {
  domainName: string;
  zoneId: string;
  /** The names or addresses that it leads to; none when there is no record. */
  leadsTo: string[];
}

/**
 * Observes the record of an API's domain name; empty if its stack has none. It is read
 * again when the API has another load balancer, as after a move.
 */
export async function observeDomainRecord(
  { observations, target }: ObservationContext,
  domain: DomainName | undefined,
  loadBalancer: Observed<LoadBalancerFacts>,
): Promise<Observed<DomainRecordFacts>> {
  if (!domain) {
    return {};
  }
  const { name: domainName, zoneId } = domain;
  const { dnsName } = loadBalancer.value ?? {};
  return observations.observe({
    target,
    resource: `domain-record:${zoneId}:${domainName}`,
    freshFor: FRESH_FOR.configured,
    version: dnsName,
    read: async (clients, signal) => ({
      domainName,
      zoneId,
      leadsTo: await readTargets(clients, domainName, zoneId, signal),
    }),
    isChanging: facts => dnsName !== undefined && !leadsToName(facts, dnsName),
  });
}

/** Whether a record leads to the DNS name of a load balancer. */
export function leadsToName(
  { leadsTo }: Pick<DomainRecordFacts, 'leadsTo'>,
  dnsName: string,
): boolean {
  // The console makes aliases of `dualstack.` and the name.
  return leadsTo.some(one => one.endsWith(dnsName.toLowerCase()));
}

async function readTargets(
  clients: FargateClients,
  domainName: string,
  zoneId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const read = (type: 'A' | 'CNAME') =>
    readRecord(clients, zoneId, normalizeDomainName(domainName), type, {
      signal,
    });
  try {
    const record = (await read('A')) ?? (await read('CNAME'));
    const alias = record?.AliasTarget?.DNSName;
    return alias ? [normalizeDomainName(alias)] : valuesOf(record);
  } catch (error) {
    if ((error as ErrorLike).name === 'NoSuchHostedZone') {
      return [];
    }
    throw error;
  }
}
