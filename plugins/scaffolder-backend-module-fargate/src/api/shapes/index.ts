import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { DeployableShape } from './DeployableShape';
import { gatewayApi } from './gatewayApi';
import { internalApi } from './internalApi';
import { publicApi } from './publicApi';
import { sharedApi } from './sharedApi';

/** How APIs of each kind are deployed. */
export const DEPLOYABLE_SHAPES: Readonly<
  Record<ApiKind, DeployableShape<any>>
> = {
  'public-api': publicApi,
  'internal-api': internalApi,
  'gateway-api': gatewayApi,
  'shared-api': sharedApi,
};
