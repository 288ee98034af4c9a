import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertNetwork } from '../../checks/network/assertNetwork';
import { ZoneInput } from '../../dns/apiZone';
import { chooseZone, namesZone } from '../chooseZone';
import { nameInZone } from '../../dns/nameInZone';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { ApiParameters, ApiSite, DeployableShape } from './DeployableShape';

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

/** Without a zone, it answers at the name of its load balancer. */
async function nameOf(
  site: ApiSite<ZoneInput>,
): Promise<ApiParameters | string> {
  const { context, input, settings, deployed, name } = site;
  if (!namesZone(input)) {
    return { HostedZoneId: '' };
  }
  const found = await chooseZone(site, input);
  if (!found) {
    return 'zone';
  }
  const { domainName = `${name}.${found.zone.name}`, certificateArn } =
    settings;
  return nameInZone(
    context.clients,
    found,
    { domainName, certificateArn, deployed },
    context,
  );
}
