import { useMemo } from 'react';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  EnvironmentStatus,
  FargateApiStatus,
  isFargateEnvironment,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { Translate, useTranslate } from '../../messages/useTranslate';

/**
 * What a deletion of an API or an environment deletes, by name. Without what cannot be
 * read; the step that checks the deletion lists all.
 *
 * @param entity - none where nothing is to be deleted.
 */
export function useToBeDeleted(entity: Entity | undefined): readonly string[] {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { value: read } = useAsync(async () => {
    if (!entity) {
      return undefined;
    }
    const ref = getCompoundEntityRef(entity);
    return isFargateEnvironment(entity)
      ? { environment: await api.getEnvironmentStatus(ref) }
      : { service: await api.getStatus(ref) };
  }, [api, entity]);
  return useMemo(
    () => [
      ...(read?.service ? partsOfApi(read.service, t) : []),
      ...(read?.environment ? partsOfEnvironment(read.environment, t) : []),
    ],
    [read, t],
  );
}

function partsOfApi(
  { service, endpoint }: FargateApiStatus,
  t: Translate,
): string[] {
  return [
    service.value &&
      t('toBeDeleted.service', {
        name: service.value.name,
        cluster: service.value.cluster,
        count: service.value.running,
      }),
    endpoint.value?.url &&
      t('toBeDeleted.endpoint', { url: endpoint.value.url }),
    t('toBeDeleted.rest'),
  ].filter(part => typeof part === 'string');
}

function partsOfEnvironment(
  { cluster, network, egress, endpoints }: EnvironmentStatus,
  t: Translate,
): string[] {
  const ips = egress.value?.ips ?? [];
  const count = endpoints.value?.length ?? 0;
  return [
    cluster.value && t('toBeDeleted.cluster', { name: cluster.value.name }),
    network.value &&
      t('toBeDeleted.vpc', {
        vpcId: network.value.vpcId,
        cidrs: network.value.cidrs.join(', '),
      }),
    ips.length ? t('toBeDeleted.ips', { ips: ips.join(', ') }) : undefined,
    count ? t('toBeDeleted.endpoints', { count }) : undefined,
  ].filter(part => typeof part === 'string');
}
