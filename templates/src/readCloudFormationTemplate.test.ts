import {
  cloudFormationTemplateNames,
  readCloudFormationTemplate,
} from './readCloudFormationTemplate';
import { ourTemplate, patternTemplate } from './__testUtils__/readTemplates';
import { planDeployment, type ParameterValues } from './rules/planDeployment';
import { resourcesOfType } from './rules/resourcesOfType';

describe('readCloudFormationTemplate', () => {
  it('keeps the comments', async () => {
    await expect(readCloudFormationTemplate('vpc')).resolves.toMatch(
      /^AWSTemplateFormatVersion: '2010-09-09'\n[^]*\n +# Free of charge/,
    );
  });

  it.each(cloudFormationTemplateNames)(
    'leaves room in a TemplateBody for what a deployment adds: %s',
    async name => {
      const template = await readCloudFormationTemplate(name);
      // Variables and sidecars of an API; a descriptor of all others.
      const room = name.endsWith('-api') ? 16_000 : 8_000;
      expect(Buffer.byteLength(template)).toBeLessThan(51_200 - room);
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
        'FlowLogGroupName',
        'NatGateways',
        'PrivateRouteTableIds',
        'PrivateSubnetIds',
        'PublicSubnetIds',
        'VpcCidr',
        'VpcId',
      ],
    ],
    [
      'cluster',
      ['ClusterArn', 'ClusterName', 'ECSTaskExecutionRole', 'ExecLogGroupName'],
    ],
    [
      'public-api',
      [
        'CertificateArn',
        'ClusterName',
        'DomainName',
        'HostedZoneId',
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
    ['dns-zone', ['DomainName', 'HostedZoneId', 'NameServers']],
    ['dns-delegation', ['DomainName', 'NameServers', 'ParentHostedZoneId']],
    ['certificate', ['CertificateArn', 'DomainName', 'HostedZoneId']],
    ['endpoints', ['EndpointIds', 'EndpointSecurityGroupId', 'S3EndpointId']],
    [
      'transit-gateway-attachment',
      ['AttachmentId', 'ConsumerCidrs', 'TransitGatewayId'],
    ],
    [
      'internal-api',
      [
        'CertificateArn',
        'ClusterName',
        'ConsumerCidrs',
        'DomainName',
        'HostedZoneId',
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
    [
      'delivery',
      [
        'DeploymentRoleArn',
        'OidcProviderArn',
        'PlanRoleArn',
        'PreviewRepositoryUri',
        'PreviewRoleArn',
        'PreviewServiceRoleArn',
        'RepositoryArn',
        'RepositoryName',
        'RepositoryUri',
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

describe('the consumers of internal-api', () => {
  it.each([
    ['10.1.0.0/16'],
    ['10.1.0.0/16,10.2.0.0/16'],
    ['10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16,10.5.0.0/16'],
  ])('are admitted, and nobody else: %s', ConsumerCidrs => {
    const deployment = planDeployment(ourTemplate('internal-api'), {
      ConsumerCidrs,
    });
    const { SecurityGroupIngress } =
      deployment.resources.LoadBalancerSecurityGroup.Properties!;
    expect(
      SecurityGroupIngress.map(({ CidrIp }: { CidrIp: string }) => CidrIp),
    ).toEqual(ConsumerCidrs.split(','));
  });
});

describe('the routes of transit-gateway-attachment', () => {
  const routesOf = (parameters: ParameterValues) =>
    resourcesOfType(
      planDeployment(ourTemplate('transit-gateway-attachment'), parameters),
      'AWS::EC2::Route',
    ).map(
      ({ properties }) =>
        `${properties.RouteTableId} to ${properties.DestinationCidrBlock}`,
    );

  it('are none until there are consumers', () => {
    expect(routesOf({ PrivateRouteTableIds: 'rtb-1,rtb-2' })).toEqual([]);
  });

  it('go from each route table to each consumer, and skip empty entries', () => {
    expect(
      routesOf({
        PrivateRouteTableIds: 'rtb-1,rtb-2,rtb-3',
        ConsumerCidrs: ',10.2.0.0/16,,10.4.0.0/16',
      }),
    ).toEqual([
      'rtb-1 to 10.2.0.0/16',
      'rtb-1 to 10.4.0.0/16',
      'rtb-2 to 10.2.0.0/16',
      'rtb-2 to 10.4.0.0/16',
      'rtb-3 to 10.2.0.0/16',
      'rtb-3 to 10.4.0.0/16',
    ]);
  });

  it('keep their resource when another consumer is removed', () => {
    const placeOf = (ConsumerCidrs: string) =>
      resourcesOfType(
        planDeployment(ourTemplate('transit-gateway-attachment'), {
          PrivateRouteTableIds: 'rtb-1',
          ConsumerCidrs,
        }),
        'AWS::EC2::Route',
      ).find(
        ({ properties }) => properties.DestinationCidrBlock === '10.2.0.0/16',
      )!.id;
    expect(placeOf(',10.2.0.0/16')).toBe(placeOf('10.1.0.0/16,10.2.0.0/16'));
  });
});

describe('the values that a parameter rejects', () => {
  it.each([
    ['internal-api', 'ConsumerCidrs', '10.1.0.0/16,192.168.7.0/24', true],
    ['internal-api', 'ConsumerCidrs', '', false],
    ['internal-api', 'ConsumerCidrs', '0.0.0.0/0', false],
    ['internal-api', 'ConsumerCidrs', '10.1.0.0/16,', false],
    [
      'internal-api',
      'ConsumerCidrs',
      '10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16,10.5.0.0/16,10.6.0.0/16',
      false,
    ],
    ['internal-api', 'HostedZoneId', 'Z08345678ABCDEFGHIJKL', true],
    ['internal-api', 'HostedZoneId', '/hostedzone/Z08345678ABCDE', false],
    ['internal-api', 'DomainName', 'orders.api.acme.com', true],
    ['internal-api', 'DomainName', 'orders.api.acme.com.', false],
    ['internal-api', 'CertificateArn', '', false],
    ['certificate', 'DomainName', '*.api.acme.com', true],
    ['endpoints', 'PrivateRouteTableIds', '', true],
    ['transit-gateway-attachment', 'ConsumerCidrs', '', true],
    ['transit-gateway-attachment', 'ConsumerCidrs', '10.1.0.0/16,,', true],
    ['transit-gateway-attachment', 'ConsumerCidrs', ',,,,,', false],
    ['transit-gateway-attachment', 'PrivateRouteTableIds', 'rtb-0a1', true],
    ['transit-gateway-attachment', 'PrivateRouteTableIds', '', false],
    ['delivery', 'Issuer', 'token.actions.githubusercontent.com', true],
    ['delivery', 'Issuer', 'git.acme.com:8443/auth', true],
    ['delivery', 'Issuer', 'https://gitlab.com', false],
    ['delivery', 'Issuer', 'gitlab.com"', false],
    [
      'delivery',
      'Subjects',
      'repo:acme@12/orders@34:ref:refs/heads/main',
      true,
    ],
    ['delivery', 'Subjects', 'project_path:a/b:ref_type:branch:ref:main', true],
    ['delivery', 'Subjects', 'repo:acme/*:ref:refs/heads/main', false],
    ['delivery', 'Subjects', '', false],
    ['delivery', 'Subjects', 'repo:acme/orders","x', false],
    [
      'delivery',
      'PlanSubjects',
      'project_path:a/b:ref_type:branch:ref:*',
      true,
    ],
    ['delivery', 'PlanSubjects', '', true],
    ['delivery', 'PlanSubjects', 'a"b', false],
    ['delivery', 'Audience', 'a"b', false],
    ['delivery', 'OidcProviderArn', '', true],
    [
      'shared-api',
      'LoadBalancerDnsName',
      'dev-1.eu-west-1.elb.amazonaws.com',
      true,
    ],
    // As the simulated AWS of the demo names it.
    ['shared-api', 'LoadBalancerDnsName', 'dev-1.elb.localhost:4566', true],
    ['shared-api', 'LoadBalancerDnsName', '', false],
    ['shared-api', 'LoadBalancerDnsName', 'dev 1', false],
  ] as const)('%s: %s %p: allowed %p', (name, parameter, value, allowed) => {
    const { AllowedPattern } = ourTemplate(name).Parameters![parameter];
    expect(new RegExp(`^(?:${AllowedPattern})$`).test(value)).toBe(allowed);
  });
});

describe("the original pattern's parameters", () => {
  it.each(Object.entries(patternTemplate('service').Parameters!))(
    'keep their name and default: %s',
    (name, { Default }) => {
      expect(ourTemplate('public-api').Parameters).toHaveProperty(name);
      expect(ourTemplate('public-api').Parameters![name].Default).toBe(Default);
    },
  );
});
