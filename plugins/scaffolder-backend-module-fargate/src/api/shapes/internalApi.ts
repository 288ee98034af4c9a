import { InputError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { assertSameAccount } from '../../environment/assertSameAccount';
import { assertNameFree } from '../../checks/assertNameFree';
import { assertInternalNetwork } from '../../checks/network/assertInternalNetwork';
import { assertNoDrift } from '../../checks/network/assertNoDrift';
import {
  chooseSubnets,
  SubnetChoice,
} from '../../checks/network/chooseSubnets';
import { ApiZone, findZone, readZoneStack, ZoneInput } from '../../dns/apiZone';
import { readPublicZone } from '../../dns/hostedZones';
import { splitIds } from '../../stack/splitIds';
import { targetHealth } from '../../rollout/targetHealth';
import { isDryRunArn } from '../../stack/dryRun';
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
  outputs: {
    domainName: 'DomainName',
    hostedZoneId: 'HostedZoneId',
    certificateArn: 'CertificateArn',
  },
  alsoUntouched: 'zone',
  async place(site) {
    const { dependencies, credentials, input } = site;
    const { stackArn: zoneArn } = await findZone(
      dependencies.catalog,
      input,
      credentials,
    );
    if (zoneArn && isDryRunArn(zoneArn)) {
      return 'zone';
    }
    return {
      ...(await placeInZone(site, await readZone(site, zoneArn))),
      LoadBalancerSubnetIds: await subnetsOf(site),
    };
  },
  assertNetwork: ({ clients, signal }, parameters, deployed) =>
    assertInternalNetwork(
      clients,
      {
        vpcId: parameters.VpcId,
        privateSubnetIds: splitIds(parameters.PrivateSubnetIds),
        loadBalancerSubnetIds: splitIds(parameters.LoadBalancerSubnetIds),
      },
      {
        image: parameters.ImageUrl,
        taskGroupId: deployed?.outputs.ServiceSecurityGroupId,
        signal,
      },
    ),
  assertNoDrift: ({ clients, signal }, deployed) =>
    assertNoDrift(clients, deployed, { signal }),
};

async function readZone(
  { access, context, input }: ApiSite<InternalApiInput>,
  zoneArn: string | undefined,
): Promise<ApiZone> {
  const { aws, clients, signal } = context;
  if (zoneArn) {
    const target = assertSameAccount(
      aws.targets,
      clients.target,
      'zone',
      zoneArn,
    );
    const zoneClients = await aws.clients(target);
    return readZoneStack(zoneClients, zoneArn, {
      signal,
      authorize: (stack, missing) => access.toSee(zoneClients, stack, missing),
    });
  }
  const zone = await readPublicZone(
    clients,
    'hostedZoneId',
    input.hostedZoneId!,
    { signal },
  );
  return { zone };
}

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
