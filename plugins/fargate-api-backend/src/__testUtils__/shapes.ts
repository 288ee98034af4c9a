import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { SimulatedDeployment } from './SimulatedDeployment';

type Parameters = Record<string, string>;

/**
 * By kind of API: makes what such APIs share in an environment.
 *
 * @returns the parameters that each API of the kind gets from it.
 */
export const SHAPES = {
  'public-api': async ({ environment }) => environment,
  'gateway-api': async deployment => {
    const environment = privatePart(deployment);
    const { VpcId, PrivateSubnetIds } = environment;
    const link = await deployment.deploy('vpc-link', 'dev-link', {
      VpcId,
      PrivateSubnetIds,
    });
    const { VpcLinkId, VpcLinkSecurityGroupId, NamespaceId } = link.outputs;
    return { ...environment, VpcLinkId, VpcLinkSecurityGroupId, NamespaceId };
  },
  'shared-api': async deployment => {
    const environment = privatePart(deployment);
    const { PublicSubnetIds } = deployment.environment;
    const zone = await makeZone(deployment);
    const balancer = await deployment.deploy(
      'shared-load-balancer',
      'environment-dev-load-balancer',
      {
        ...zone,
        VpcId: environment.VpcId,
        PublicSubnetIds,
        DomainName: 'acme.com',
      },
      { entityRef: 'resource:default/dev' },
    );
    const { LoadBalancerArn, CertificateArn, ...shared } = balancer.outputs;
    return { ...environment, ...zone, ...shared };
  },
} satisfies Partial<
  Record<ApiKind, (deployment: SimulatedDeployment) => Promise<Parameters>>
>;

/** The zone of acme.com, as a parameter. */
export async function makeZone({
  clients,
}: SimulatedDeployment): Promise<{ HostedZoneId: string }> {
  const { HostedZone } = await clients.route53.send(
    new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'a' }),
  );
  return { HostedZoneId: HostedZone!.Id!.split('/').pop()! };
}

function privatePart({ environment }: SimulatedDeployment): Parameters {
  const { PublicSubnetIds, ...others } = environment;
  return others;
}
