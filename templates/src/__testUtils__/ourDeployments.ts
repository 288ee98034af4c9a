import { planDeployment, type ParameterValues } from '../rules/planDeployment';
import { ourTemplate, type TemplateName } from './readTemplates';

const certificateArn =
  'arn:aws:acm:eu-west-1:123456789012:certificate/6f2b9d0e-1c52-4d0b-9f35-2f4b0f9a8a11';

const kmsKeyArn =
  'arn:aws:kms:eu-west-1:123456789012:key/3f1b9a52-5a0e-4b39-8c55-0d6a2f0f8e11';

const internalApi = {
  ConsumerCidrs: '10.1.0.0/16',
  CertificateArn: certificateArn,
  DomainName: 'orders.api.example.com',
  HostedZoneId: 'Z08345678ABCDEFGHIJKL',
};

const gateway = {
  NamespaceId: 'ns-abcdefghij123456',
  VpcLinkId: 'abc123',
  VpcLinkSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
};

const hostedZone = { HostedZoneId: 'Z08345678ABCDEFGHIJKL' };

const shared = {
  ...hostedZone,
  DomainName: 'orders.api.example.com',
  ListenerArn:
    'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2',
  LoadBalancerDnsName: 'shared-1234567890.eu-west-1.elb.amazonaws.com',
  LoadBalancerFullName: 'app/shared/50dc6c495c0c9188',
  LoadBalancerHostedZoneId: 'Z32O12XQLNTSW2',
  LoadBalancerSecurityGroupId: 'sg-0a1b2c3d4e5f60718',
  Priority: 40_001,
  TargetSecurityGroupId: 'sg-0a1b2c3d4e5f60719',
};

const delivery = {
  ApiStackName: 'orders',
  ClusterName: 'dev',
  ExecutionRoleArn: 'arn:aws:iam::123456789012:role/execution',
  Subjects: 'repo:acme/orders:ref:refs/heads/main',
};

const boundedRoles = {
  RolePath: '/fargate-api/stacks/',
  PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/Boundary',
};

const variants: [TemplateName, string, ParameterValues][] = [
  ['vpc', 'as it comes', {}],
  ...['none', 'single', 'per-zone'].flatMap(NatGateways =>
    ['2', '3'].map((AvailabilityZoneCount): (typeof variants)[number] => [
      'vpc',
      `${AvailabilityZoneCount} zones, NAT ${NatGateways}`,
      { AvailabilityZoneCount, NatGateways },
    ]),
  ),
  ...['2', '3'].map((AvailabilityZoneCount): (typeof variants)[number] => [
    'vpc',
    `${AvailabilityZoneCount} zones, without private subnets`,
    { AvailabilityZoneCount, NatGateways: 'per-zone', PrivateSubnets: 'off' },
  ]),
  ['vpc', 'with flow logs', { FlowLogRetentionDays: 90 }],
  [
    'vpc',
    'with encrypted flow logs, and bounded roles',
    { FlowLogRetentionDays: 365, LogKmsKeyArn: kmsKeyArn, ...boundedRoles },
  ],
  ['cluster', 'as it comes', {}],
  ['cluster', 'with bounded roles', boundedRoles],
  ['cluster', 'with sessions of ECS Exec', { ExecLogRetentionDays: 365 }],
  [
    'cluster',
    'with encrypted sessions of ECS Exec',
    { ExecLogRetentionDays: 365, LogKmsKeyArn: kmsKeyArn },
  ],
  ['public-api', 'as it comes', {}],
  [
    'public-api',
    'with a certificate',
    {
      CertificateArn: certificateArn,
      DomainName: 'orders.example.com',
    },
  ],
  [
    'public-api',
    'with a name in a hosted zone',
    { DomainName: 'orders.example.com', HostedZoneId: 'Z08345678ABCDEFGHIJKL' },
  ],
  [
    'public-api',
    'with a name in a hosted zone and a certificate',
    {
      CertificateArn: certificateArn,
      DomainName: 'orders.example.com',
      HostedZoneId: 'Z08345678ABCDEFGHIJKL',
    },
  ],
  ['public-api', 'with bounded roles', boundedRoles],
  ['public-api', 'with tasks in public subnets', { TaskSubnets: 'public' }],
  ['public-api', 'autoscaled on CPU', { Autoscaling: 'on' }],
  [
    'public-api',
    'autoscaled on requests, half on Spot, another port',
    {
      Autoscaling: 'on',
      RequestsPerTarget: 500,
      FargateSpotPercent: 50,
      ContainerPort: 8080,
    },
  ],
  ['dns-zone', 'as it comes', {}],
  ['dns-delegation', 'as it comes', {}],
  ['certificate', 'as it comes', {}],
  ['endpoints', 'as it comes', {}],
  [
    'endpoints',
    'all of them, in a VPC from elsewhere',
    {
      SecretsManager: 'on',
      Ssm: 'on',
      SsmMessages: 'on',
      Kms: 'on',
      PrivateRouteTableIds: 'rtb-0a1,rtb-0b2',
    },
  ],
  [
    'transit-gateway-attachment',
    'before it is accepted',
    { PrivateRouteTableIds: 'rtb-0a1,rtb-0b2' },
  ],
  [
    'transit-gateway-attachment',
    'one route table, one consumer',
    { PrivateRouteTableIds: 'rtb-0a1', ConsumerCidrs: '10.1.0.0/16' },
  ],
  [
    'transit-gateway-attachment',
    'full, with a consumer gone',
    {
      PrivateRouteTableIds: 'rtb-0a1,rtb-0b2,rtb-0c3',
      ConsumerCidrs: '10.1.0.0/16,,10.3.0.0/16,10.4.0.0/16,10.5.0.0/16',
    },
  ],
  ['internal-api', 'as it comes', internalApi],
  ['internal-api', 'with bounded roles', { ...internalApi, ...boundedRoles }],
  [
    'internal-api',
    'autoscaled, five consumers, half on Spot, another port',
    {
      ...internalApi,
      ConsumerCidrs:
        '10.1.0.0/16,10.2.0.0/16,10.3.0.0/16,10.4.0.0/16,172.16.0.0/12',
      Autoscaling: 'on',
      FargateSpotPercent: 50,
      ContainerPort: 8080,
    },
  ],
  ['vpc-link', 'as it comes', {}],
  ['gateway-api', 'as it comes', gateway],
  [
    'gateway-api',
    'with bounded roles, tokens and pages',
    {
      ...gateway,
      ...boundedRoles,
      Authorization: 'jwt',
      CorsOrigins: 'https://www.example.com',
      JwtAudiences: 'orders',
      JwtIssuer: 'https://accounts.example.com',
    },
  ],
  [
    'gateway-api',
    'with a name of its own, autoscaled, half on Spot, another port',
    {
      ...gateway,
      Authorization: 'iam',
      Autoscaling: 'on',
      ContainerPort: 8080,
      DomainName: 'orders.example.com',
      ExecuteApiEndpoint: 'off',
      FargateSpotPercent: 50,
      HostedZoneId: 'Z08345678ABCDEFGHIJKL',
    },
  ],
  [
    'shared-load-balancer',
    'as it comes',
    { ...hostedZone, DomainName: 'api.example.com' },
  ],
  ['shared-api', 'as it comes', shared],
  ['shared-api', 'with bounded roles', { ...shared, ...boundedRoles }],
  [
    'shared-api',
    'a path, by the default certificate, autoscaled on requests, half on Spot, another port',
    {
      ...shared,
      Autoscaling: 'on',
      ContainerPort: 8080,
      FargateSpotPercent: 50,
      OwnCertificate: 'off',
      Path: '/orders/v2',
      RequestsPerTarget: 500,
    },
  ],
  ['delivery', 'as it comes', delivery],
  [
    'delivery',
    'with a provider, bounded roles, plans and previews',
    {
      ...delivery,
      ...boundedRoles,
      OidcProviderArn: 'arn:aws:iam::123456789012:oidc-provider/gitlab.com',
      PlanSubjects: 'repo:acme/orders:pull_request',
      PreviewSubjects: 'repo:acme/orders:pull_request',
    },
  ],
];

/** Our templates, each with parameters that change its resources. */
export const ourDeployments = variants.map(([name, variant, parameters]) => ({
  name,
  variant,
  parameters,
  deployment: planDeployment(ourTemplate(name), parameters),
}));
