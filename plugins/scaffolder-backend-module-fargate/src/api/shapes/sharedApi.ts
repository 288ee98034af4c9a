import { InputError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { HostedZone } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertNameFree } from '../../checks/assertNameFree';
import { assertNetwork } from '../../checks/network/assertNetwork';
import { ZoneInput } from '../../dns/apiZone';
import { assertCertifiable } from '../../dns/nameInZone';
import { settingsToParameters } from '../settings/values';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { chooseZone, namesZone } from '../chooseZone';
import { sharingContext } from '../sharingContext';
import { ApiParameters, ApiSite, DeployableShape } from './DeployableShape';
import { keptRouting } from './keptRouting';
import { placeOnListener } from './placeOnListener';
import { renameShared } from './renameShared';
import {
  isPriorityTaken,
  parametersOf,
  readSharedBalancer,
  shareLoadBalancer,
} from './shareLoadBalancer';

/**
 * In private subnets of the environment, behind the load balancer that its APIs share:
 * a rule by host and path.
 */
export const sharedApi: DeployableShape<ZoneInput> = {
  facts: API_SHAPES['shared-api'],
  template: () => readCloudFormationTemplate('shared-api'),
  health: targetHealth,
  billed: API_SHAPES['shared-api'].billed,
  outputs: {
    domainName: 'DomainName',
    hostedZoneId: 'HostedZoneId',
    listenerRuleArn: 'ListenerRuleArn',
  },
  alsoUntouched: 'shared load balancer',
  async place(site) {
    if (!namesZone(site.input)) {
      throw new InputError(
        'zone: is required: the shared load balancer finds the API by its name in a zone.',
      );
    }
    const zone = await chooseZone(site, site.input);
    return zone
      ? placeInZone(site, zone.zone, zone.certificateArn !== undefined)
      : 'zone';
  },
  share: shareLoadBalancer,
  rename: renameShared,
  isTaken: isPriorityTaken,
  assertNetwork: ({ clients, signal }, parameters, { images }) =>
    assertNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        publicSubnetIds: [],
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
      },
      { images, isInternal: true, signal },
    ),
};

/**
 * The parameters of the rule's requests: a name in a zone, and a path.
 *
 * @param isDelegated - whether a certificate shows that the zone is.
 * @throws InputError when the API cannot have the name.
 * @throws ConflictError when other APIs have the requests, or leave no room.
 */
export async function placeInZone(
  site: ApiSite<ZoneInput>,
  zone: HostedZone,
  isDelegated: boolean,
): Promise<ApiParameters> {
  const { access, context, deployed, environment, name, settings } = site;
  const { clients, signal } = context;
  const { DomainName: domainName = `${name}.${zone.name}`, Path: path = '' } =
    settingsToParameters(settings);
  const balancer = await readSharedBalancer(
    sharingContext(access, context),
    environment,
  );
  if (!isDelegated) {
    throw new InputError(
      `zone: the zone ${zone.name} has no certificate of this portal yet, and without one it may not be delegated. Run fargate:dns-zone:deploy until it is issued.`,
    );
  }
  if (balancer) {
    const rule = { host: domainName, path };
    return {
      ...(await placeOnListener(site, zone, balancer, rule)),
      ...parametersOf(balancer),
    };
  }
  await assertNameFree(clients, zone, domainName, deployed, { signal });
  // The default certificate that the load balancer is created with.
  const isCovered = [domainName, domainName.replace(/^[^.]+\./, '')].includes(
    zone.name,
  );
  if (!isCovered) {
    assertCertifiable(domainName);
  }
  await assertNetwork(clients, environment.network, { images: [], signal });
  return {
    DomainName: domainName,
    HostedZoneId: zone.id,
    OwnCertificate: isCovered ? 'off' : 'on',
    ...keptRouting(deployed, domainName),
  };
}
