import { InputError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertNameFree } from '../../checks/assertNameFree';
import { assertInternalNetwork } from '../../checks/network/assertInternalNetwork';
import { assertNoDrift } from '../../checks/network/assertNoDrift';
import {
  chooseSubnets,
  SubnetChoice,
} from '../../checks/network/chooseSubnets';
import { ApiZone, ZoneInput } from '../../dns/apiZone';
import { chooseZone } from '../chooseZone';
import { assertPrivateSubnets } from '../../environment/assertPrivateSubnets';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { ApiParameters, ApiSite, DeployableShape } from './DeployableShape';

/** Which zone its name is in, and which subnets its addresses. */
export interface InternalApiInput extends ZoneInput {
  loadBalancerSubnetIds?: SubnetChoice['ids'];
  loadBalancerSubnetTag?: SubnetChoice['tag'];
}

/** In private subnets of the environment, under a name in a DNS zone. */
export const internalApi: DeployableShape<InternalApiInput> = {
  facts: API_SHAPES['internal-api'],
  template: () => readCloudFormationTemplate('internal-api'),
  health: targetHealth,
  billed: API_SHAPES['internal-api'].billed,
  outputs: {
    domainName: 'DomainName',
    hostedZoneId: 'HostedZoneId',
    certificateArn: 'CertificateArn',
  },
  alsoUntouched: 'zone',
  async place(site) {
    assertPrivateSubnets(site.environment, 'an internal API');
    const zone = await chooseZone(site, site.input);
    if (!zone) {
      return 'zone';
    }
    return {
      ...(await placeInZone(site, zone)),
      LoadBalancerSubnetIds: await subnetsOf(site),
    };
  },
  assertNetwork: ({ clients, signal }, parameters, { deployed, images }) =>
    assertInternalNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
        loadBalancerSubnetIds: splitIds(parameters.LoadBalancerSubnetIds),
      },
      {
        images,
        taskGroupId: deployed?.outputs.ServiceSecurityGroupId,
        signal,
      },
    ),
  assertNoDrift: ({ clients, signal }, deployed) =>
    assertNoDrift(clients, deployed, { signal }),
};

async function placeInZone(
  { context, settings, deployed }: ApiSite<InternalApiInput>,
  { zone, certificateArn: ofZone }: ApiZone,
): Promise<ApiParameters> {
  const { clients, signal } = context;
  const { domainName = zone.name, certificateArn = ofZone } = settings;
  if (!certificateArn) {
    throw new InputError(
      `certificateArn: the zone ${zone.name} has no certificate yet. Run fargate:dns-zone:deploy again until it is issued, or give the ARN of a certificate for ${domainName}.`,
    );
  }
  await assertNameFree(clients, zone, domainName, deployed, { signal });
  return {
    DomainName: domainName,
    HostedZoneId: zone.id,
    CertificateArn: certificateArn,
  };
}

async function subnetsOf({
  context: { clients, signal },
  environment: { network },
  input,
}: ApiSite<InternalApiInput>): Promise<string> {
  const ids = await chooseSubnets(
    clients,
    { field: 'loadBalancerSubnetIds', vpcId: network.vpcId },
    { ids: input.loadBalancerSubnetIds, tag: input.loadBalancerSubnetTag },
    network.privateSubnetIds,
    { signal },
  );
  return ids.join(',');
}
