import {
  Observed,
  QuotaUse,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  readElasticIpQuota,
  readVpcQuota,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

const READERS = { vpcs: readVpcQuota, elasticIps: readElasticIpQuota };

/** Observes how many of a kind a target has and may have. */
export function observeQuota(
  { observations, target }: ObservationContext,
  kind: keyof typeof READERS,
): Promise<Observed<QuotaUse>> {
  return observations.observe({
    target,
    resource: `quota:${kind}`,
    freshFor: FRESH_FOR.running,
    read: READERS[kind],
  });
}
