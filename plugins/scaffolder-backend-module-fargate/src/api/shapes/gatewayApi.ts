import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { probeEndpoint } from '../../checks/endpoint/probeEndpoint';
import { assertAuthorization } from '../../checks/network/assertAuthorization';
import { assertGatewayNetwork } from '../../checks/network/assertGatewayNetwork';
import { ZoneInput } from '../../dns/apiZone';
import { assertPrivateSubnets } from '../../environment/assertPrivateSubnets';
import { instanceHealth } from '../../rollout/instanceHealth';
import { splitIds } from '../../stack/splitIds';
import { DeployableShape } from './DeployableShape';
import { nameOf } from './nameOf';
import { shareVpcLink } from './shareVpcLink';

/** In private subnets of the environment, behind API Gateway. */
export const gatewayApi: DeployableShape<ZoneInput> = {
  facts: API_SHAPES['gateway-api'],
  template: () => readCloudFormationTemplate('gateway-api'),
  health: instanceHealth,
  billed: API_SHAPES['gateway-api'].billed,
  outputs: {
    apiId: 'ApiId',
    vpcLinkId: 'VpcLinkId',
    discoveryServiceId: 'DiscoveryServiceId',
  },
  async place(site) {
    assertPrivateSubnets(site.environment, 'an API behind API Gateway');
    return nameOf(site);
  },
  share: shareVpcLink,
  assertNetwork: ({ clients, signal }, parameters, { images }) =>
    assertGatewayNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
      },
      { images, signal },
    ),
  assertNoDrift: ({ clients, signal }, deployed) =>
    assertAuthorization(clients, deployed, { signal }),
  assertAnswers: (context, deployed) => probeEndpoint(context, deployed),
};
