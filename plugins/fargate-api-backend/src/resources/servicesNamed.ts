import { paginateListClusters } from '@aws-sdk/client-ecs';
import { build, parse } from '@aws-sdk/util-arn-parser';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  Batches,
  FRESH_FOR,
  MissingError,
  NotReadError,
  ObservationContext,
} from '../aws';
import { idOf, nameInShortArn } from './arns';

/** One call each, half of what ECS allows at once. */
const MAX_CLUSTERS = 50;

/**
 * Observes the long ARNs of the services that a short ARN may mean: those of its
 * name, in any cluster of its account and region.
 */
export function observeServicesNamed(
  { observations, target }: ObservationContext,
  shortArn: string,
): Promise<Observed<string[]>> {
  return observations.observe({
    target,
    resource: `ecs-services-named:${shortArn}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readServicesNamed(clients, shortArn, signal),
  });
}

async function readServicesNamed(
  clients: FargateClients,
  shortArn: string,
  signal: AbortSignal,
): Promise<string[]> {
  const service = nameInShortArn(shortArn)!;
  const { accountId, region } = clients.target;
  const clusters = await clusterNames(clients, signal);
  if (clusters.length > MAX_CLUSTERS) {
    throw new NotReadError('clusters-not-searched', {
      service,
      accountId,
      region,
      max: MAX_CLUSTERS,
    });
  }
  const services = await Promise.all(
    clusters.map(cluster =>
      Batches.of(clients).services(cluster).load(service),
    ),
  );
  const found = clusters.filter(
    (_, index) => (services[index]?.status ?? 'INACTIVE') !== 'INACTIVE',
  );
  if (found.length === 0) {
    throw new MissingError('service-in-no-cluster', {
      service,
      accountId,
      region,
      clusters: clusters.length,
    });
  }
  return found.map(cluster =>
    build({ ...parse(shortArn), resource: `service/${cluster}/${service}` }),
  );
}

/** In alphabetical order, up to one more than are searched. */
async function clusterNames(
  { ecs }: FargateClients,
  signal: AbortSignal,
): Promise<string[]> {
  const names: string[] = [];
  const pages = paginateListClusters(
    { client: ecs },
    { maxResults: 100 },
    { abortSignal: signal },
  );
  for await (const { clusterArns = [] } of pages) {
    names.push(...clusterArns.map(idOf));
    if (names.length > MAX_CLUSTERS) {
      break;
    }
  }
  return names.sort();
}
