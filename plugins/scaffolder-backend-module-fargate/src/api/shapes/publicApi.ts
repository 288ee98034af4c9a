import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertTaskIngress } from '../../checks/network/assertTaskIngress';
import { assertNetwork } from '../../checks/network/assertNetwork';
import { ZoneInput } from '../../dns/apiZone';
import { splitIds } from '../../stack/splitIds';
import {
  assertTaskSubnets,
  hasPublicTasks,
  startingPublicTasks,
} from '../taskSubnets';
import { targetHealth } from '../../rollout/targetHealth';
import { DeployableShape } from './DeployableShape';
import { keptRouting } from './keptRouting';
import { nameOf } from './nameOf';

/** In public subnets of the environment, its tasks in private ones or there too. */
export const publicApi: DeployableShape<ZoneInput> = {
  facts: API_SHAPES['public-api'],
  template: () => readCloudFormationTemplate('public-api'),
  health: targetHealth,
  billed: (parameters, subnets, tasks) => ({
    ...API_SHAPES['public-api'].billed(subnets(parameters.PublicSubnetIds)),
    taskAddresses: hasPublicTasks(parameters) ? tasks : 0,
  }),
  outputs: {},
  async place(site) {
    const name = await nameOf(site);
    if (typeof name === 'string') {
      return name;
    }
    const { publicSubnetIds } = site.environment.network;
    return {
      ...name,
      ...keptRouting(site.deployed, name.DomainName),
      PublicSubnetIds: publicSubnetIds.join(','),
    };
  },
  async assertNetwork({ clients, signal }, parameters, { deployed, images }) {
    assertTaskSubnets(parameters);
    const isPublic = hasPublicTasks(parameters);
    if (isPublic && deployed) {
      await assertTaskIngress(clients, deployed, { signal });
    }
    await assertNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        publicSubnetIds: splitIds(parameters.PublicSubnetIds),
        privateSubnetIds: isPublic ? [] : splitIds(parameters.PrivateSubnetIds),
      },
      {
        images,
        publicTasks: isPublic
          ? startingPublicTasks(parameters, deployed)
          : undefined,
        signal,
      },
    );
  },
};
