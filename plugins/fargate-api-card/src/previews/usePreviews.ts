import { useApi } from '@backstage/frontend-plugin-api';
import {
  Observed,
  Preview,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../api/FargateApi';
import { useOperations } from '../operations/OperationsProvider';

/** The previews of an API that the portal deployed; none while they are not read. */
export function usePreviews(): Observed<Preview[]> {
  const api = useApi(fargateApiRef);
  const { links, service } = useOperations();
  const isDeployed = links !== undefined;
  const { value } = useAsync(
    async () => (isDeployed && service ? api.getPreviews(service) : undefined),
    [api, isDeployed, service],
  );
  return value?.previews ?? {};
}
