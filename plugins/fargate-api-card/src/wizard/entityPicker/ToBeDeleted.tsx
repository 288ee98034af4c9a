import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import {
  EnvironmentStatus,
  FargateApiStatus,
  isFargateEnvironment,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { Translate, useTranslate } from '../../messages/useTranslate';

/**
 * What a deletion of an API or an environment deletes, by name and in red. Without
 * what cannot be read; the step that checks the deletion lists all.
 */
export function ToBeDeleted({ entity }: { entity: Entity }) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { value: read } = useAsync(async () => {
    const ref = getCompoundEntityRef(entity);
    return isFargateEnvironment(entity)
      ? { environment: await api.getEnvironmentStatus(ref) }
      : { service: await api.getStatus(ref) };
  }, [api, entity]);
  const parts = [
    ...(read?.service ? partsOfApi(read.service, t) : []),
    ...(read?.environment ? partsOfEnvironment(read.environment, t) : []),
  ];
  return (
    <div role="status">
      {parts.length > 0 && (
        <Alert
          icon
          status="danger"
          title={t('toBeDeleted.title')}
          description={
            <ul>
              {parts.map(part => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
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
