import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertNetwork } from '../../checks/network/assertNetwork';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { DeployableShape } from './DeployableShape';

/** In public subnets of the environment, its tasks in private ones. */
export const publicApi: DeployableShape = {
  facts: API_SHAPES['public-api'],
  template: () => readCloudFormationTemplate('public-api'),
  health: targetHealth,
  outputs: {},
  place: async ({ environment: { network } }) => ({
    PublicSubnetIds: network.publicSubnetIds.join(','),
  }),
  assertNetwork: ({ clients, signal }, parameters) =>
    assertNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        publicSubnetIds: splitIds(parameters.PublicSubnetIds),
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
      },
      { image: parameters.ImageUrl, signal },
    ),
};
