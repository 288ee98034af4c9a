import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertNetwork } from '../../checks/network/assertNetwork';
import { ZoneInput } from '../../dns/apiZone';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { DeployableShape } from './DeployableShape';
import { nameOf } from './nameOf';

/** In public subnets of the environment, its tasks in private ones. */
export const publicApi: DeployableShape<ZoneInput> = {
  facts: API_SHAPES['public-api'],
  template: () => readCloudFormationTemplate('public-api'),
  health: targetHealth,
  billed: ({ PublicSubnetIds }, subnets) => ({
    loadBalancers: 1,
    loadBalancerAddresses: subnets(PublicSubnetIds),
  }),
  outputs: {},
  async place(site) {
    const name = await nameOf(site);
    if (typeof name === 'string') {
      return name;
    }
    const { publicSubnetIds } = site.environment.network;
    return { ...name, PublicSubnetIds: publicSubnetIds.join(',') };
  },
  assertNetwork: ({ clients, signal }, parameters, { images }) =>
    assertNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        publicSubnetIds: splitIds(parameters.PublicSubnetIds),
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
      },
      { images, signal },
    ),
};
