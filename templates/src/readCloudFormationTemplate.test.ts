import {
  cloudFormationTemplateNames,
  readCloudFormationTemplate,
} from './readCloudFormationTemplate';
import { ourTemplate, seedTemplate } from './__testUtils__/readTemplates';
import { planDeployment } from './rules/planDeployment';
import { resourcesOfType } from './rules/resourcesOfType';

describe('readCloudFormationTemplate', () => {
  it('keeps the comments that a person reads', async () => {
    await expect(readCloudFormationTemplate('vpc')).resolves.toMatch(
      /^AWSTemplateFormatVersion: '2010-09-09'\n[^]*\n +# Free, and the layers/,
    );
  });

  it.each(cloudFormationTemplateNames)(
    'leaves half of a TemplateBody free for the descriptor: %s',
    async name => {
      const template = await readCloudFormationTemplate(name);
      expect(Buffer.byteLength(template)).toBeLessThan(51_200 / 2);
    },
  );
});

describe('the outputs that the catalog and the card read', () => {
  it.each([
    [
      'vpc',
      [
        'AvailabilityZones',
        'EgressIps',
        'NatGateways',
        'PrivateRouteTableIds',
        'PrivateSubnetIds',
        'PublicSubnetIds',
        'VpcCidr',
        'VpcId',
      ],
    ],
    ['cluster', ['ClusterArn', 'ClusterName', 'ECSTaskExecutionRole']],
    [
      'public-api',
      [
        'ClusterName',
        'ListenerArn',
        'LoadBalancerArn',
        'LoadBalancerDnsName',
        'LoadBalancerHostedZoneId',
        'LoadBalancerSecurityGroupId',
        'LogGroupName',
        'Scheme',
        'ServiceArn',
        'ServiceName',
        'ServiceSecurityGroupId',
        'TargetGroupArn',
        'TaskDefinitionArn',
        'TaskRoleArn',
        'Url',
      ],
    ],
  ] as const)('of %s', (name, outputs) => {
    expect(Object.keys(ourTemplate(name).Outputs!).sort()).toEqual(outputs);
  });

  it.each([
    ['HTTP by the name of the load balancer', {}, 'http', 'LoadBalancer'],
    [
      'HTTPS by the name of the API',
      { CertificateArn: 'a certificate', DomainName: 'orders.example.com' },
      'https',
      'orders.example.com',
    ],
  ])('give the Url: %s', (_, parameters, protocol, host) => {
    const { outputs } = planDeployment(ourTemplate('public-api'), parameters);
    const [text, { Protocol, Host }] = outputs.Url['Fn::Sub'];
    expect(text).toBe('${Protocol}://${Host}');
    expect(Protocol).toBe(protocol);
    expect(JSON.stringify(Host)).toContain(host);
  });
});

describe('the NAT gateways of vpc', () => {
  it.each([
    ['2', 'none', [], false],
    ['2', 'single', ['NatGateway1', 'NatGateway1'], true],
    ['2', 'per-zone', ['NatGateway1', 'NatGateway2'], true],
    ['3', 'none', [], false],
    ['3', 'single', ['NatGateway1', 'NatGateway1', 'NatGateway1'], true],
    ['3', 'per-zone', ['NatGateway1', 'NatGateway2', 'NatGateway3'], true],
  ])(
    'with %s zones and %s are where the private subnets go out',
    (AvailabilityZoneCount, NatGateways, gateways, hasEgressIps) => {
      const deployment = planDeployment(ourTemplate('vpc'), {
        AvailabilityZoneCount,
        NatGateways,
      });
      const routes = resourcesOfType(deployment, 'AWS::EC2::Route')
        .filter(({ properties }) => properties.NatGatewayId)
        .map(({ properties }) => properties.NatGatewayId.Ref);
      expect(routes).toEqual(gateways);
      expect(
        resourcesOfType(deployment, 'AWS::EC2::NatGateway').map(({ id }) => id),
      ).toEqual([...new Set(gateways)]);
      expect('EgressIps' in deployment.outputs).toBe(hasEgressIps);
    },
  );
});

describe("the seed's parameters", () => {
  it.each(Object.entries(seedTemplate('service').Parameters!))(
    'keep their name and default: %s',
    (name, { Default }) => {
      expect(ourTemplate('public-api').Parameters).toHaveProperty(name);
      expect(ourTemplate('public-api').Parameters![name].Default).toBe(Default);
    },
  );
});
