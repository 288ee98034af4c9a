import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ourTemplate } from './__testUtils__/readTemplates';
import { types as handlerPermissions } from './__fixtures__/handlerPermissions.json';
import { cloudFormationTemplateNames } from './readCloudFormationTemplate';
import type { TemplateValue } from './rules/Template';

interface Statement {
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

const statements: Statement[] = JSON.parse(
  readFileSync(
    resolve(
      resolvePackagePath('@fargate-api/templates'),
      '../examples/iam/deploy.json',
    ),
    'utf8',
  ),
).Statement;

const resources = cloudFormationTemplateNames.flatMap(template =>
  Object.entries(ourTemplate(template).Resources).map(
    ([id, { Type, Properties = {} }]) => ({
      template,
      id,
      type: Type,
      properties: Properties as Record<string, TemplateValue>,
    }),
  ),
);
const types = [...new Set(resources.map(({ type }) => type))].sort();

/** The permissions that a type needs beyond those of its schema, according to AWS's user guides. */
const documented: Record<string, string[]> = {
  // Not in the registry, so it has no schema.
  'AWS::Route53::RecordSet': [
    'route53:ChangeResourceRecordSets',
    'route53:GetChange',
    'route53:GetHostedZone',
    'route53:ListResourceRecordSets',
  ],
  // With private DNS: a dependent action in the service authorization reference.
  'AWS::EC2::VPCEndpoint': ['route53:AssociateVPCWithHostedZone'],
  // Application Auto Scaling checks these permissions of its caller first.
  'AWS::ApplicationAutoScaling::ScalingPolicy': [
    'cloudwatch:DeleteAlarms',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:PutMetricAlarm',
    'ecs:DescribeServices',
    'ecs:UpdateService',
  ],
  'AWS::EC2::TransitGatewayAttachment': ['iam:CreateServiceLinkedRole'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['iam:CreateServiceLinkedRole'],
};

const has =
  (...names: string[]) =>
  (properties: Record<string, TemplateValue>) =>
    names.some(name => name in properties);

/** The permissions of handlers that no template needs. */
const leftOut: [
  type: string,
  isNeeded: (properties: Record<string, TemplateValue>) => boolean,
  ...actions: string[],
][] = [
  [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    ({ ServiceNamespace }) => ServiceNamespace === 'lambda',
    'lambda:DeleteProvisionedConcurrencyConfig',
    'lambda:GetProvisionedConcurrencyConfig',
    'lambda:PutProvisionedConcurrencyConfig',
  ],
  [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    has('ScheduledActions'),
    'application-autoscaling:DeleteScheduledAction',
    'application-autoscaling:PutScheduledAction',
  ],
  [
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    ({ PolicyType }) => PolicyType === 'PredictiveScaling',
    'cloudwatch:GetMetricData',
  ],
  [
    'AWS::CertificateManager::Certificate',
    has('CertificateAuthorityArn'),
    'acm-pca:GetCertificate',
    'acm-pca:IssueCertificate',
  ],
  [
    'AWS::CertificateManager::Certificate',
    has('CertificateExport', 'CertificateTransparencyLoggingPreference'),
    'acm:UpdateCertificateOptions',
  ],
  [
    'AWS::EC2::EIP',
    has('InstanceId', 'TransferAddress'),
    'ec2:AcceptAddressTransfer',
    'ec2:AssociateAddress',
  ],
  [
    'AWS::EC2::NatGateway',
    has(
      'SecondaryAllocationIds',
      'SecondaryPrivateIpAddressCount',
      'SecondaryPrivateIpAddresses',
    ),
    'ec2:AssignPrivateNatGatewayAddress',
    'ec2:AssociateNatGatewayAddress',
    'ec2:DisassociateNatGatewayAddress',
    'ec2:UnassignPrivateNatGatewayAddress',
  ],
  [
    'AWS::EC2::Subnet',
    has('Ipv6CidrBlock', 'Ipv6IpamPoolId'),
    'ec2:AssociateSubnetCidrBlock',
    'ec2:DisassociateSubnetCidrBlock',
  ],
  [
    'AWS::EC2::VPC',
    has('InstanceTenancy', 'VpcEncryptionControl'),
    'ec2:CreateVpcEncryptionControl',
    'ec2:ModifyVpcTenancy',
  ],
  [
    'AWS::EC2::VPCEndpoint',
    has('ServiceNetworkArn', 'ServiceRegion'),
    'vpc-lattice:CreateServiceNetworkVpcEndpointAssociation',
    'vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation',
    'vpce:AllowMultiRegion',
  ],
  [
    'AWS::EC2::VPCGatewayAttachment',
    has('VpnGatewayId'),
    'ec2:AttachVpnGateway',
    'ec2:DetachVpnGateway',
  ],
  [
    'AWS::ECS::Cluster',
    // The first two change account settings, which a cluster must not.
    has('Configuration'),
    'ecs:PutAccountSetting',
    'ecs:PutAccountSettingDefault',
    'kms:DescribeKey',
  ],
  [
    'AWS::ElasticLoadBalancingV2::Listener',
    ({ DefaultActions }) =>
      JSON.stringify(DefaultActions).includes('authenticate-cognito'),
    'cognito-idp:DescribeUserPoolClient',
  ],
  [
    'AWS::ElasticLoadBalancingV2::Listener',
    has('ListenerAttributes'),
    'elasticloadbalancing:ModifyListenerAttributes',
  ],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    has('IpAddressType', 'Ipv4IpamPoolId', 'MinimumLoadBalancerCapacity'),
    'elasticloadbalancing:ModifyCapacityReservation',
    'elasticloadbalancing:ModifyIpPools',
    'elasticloadbalancing:SetIpAddressType',
  ],
  [
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    has('Targets'),
    'elasticloadbalancing:DeregisterTargets',
    'elasticloadbalancing:RegisterTargets',
  ],
  [
    'AWS::IAM::Role',
    has('Description', 'MaxSessionDuration', 'PermissionsBoundary', 'Policies'),
    'iam:DeleteRolePermissionsBoundary',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:UpdateRole',
    'iam:UpdateRoleDescription',
  ],
  [
    'AWS::Logs::LogGroup',
    has('DataProtectionPolicy', 'KmsKeyId', 'ResourcePolicyDocument'),
    'firehose:TagDeliveryStream',
    'logs:AssociateKmsKey',
    'logs:CreateLogDelivery',
    'logs:DescribeResourcePolicies',
    'logs:DisassociateKmsKey',
    'logs:PutDataProtectionPolicy',
    'logs:PutResourcePolicy',
    's3:REST.PUT.OBJECT',
  ],
  [
    'AWS::Logs::LogGroup',
    properties => !('RetentionInDays' in properties),
    'logs:DeleteRetentionPolicy',
  ],
  [
    'AWS::Route53::HostedZone',
    has('HostedZoneFeatures', 'QueryLoggingConfig', 'VPCs'),
    'route53:CreateQueryLoggingConfig',
    'route53:DeleteQueryLoggingConfig',
    'route53:DisassociateVPCFromHostedZone',
    'route53:UpdateHostedZoneFeatures',
  ],
];

const permissionsOf = (type: string): string[] => [
  ...((handlerPermissions as Record<string, string[]>)[type] ?? []),
  ...(documented[type] ?? []),
];

/** The name that CloudFormation generates. */
const nameOf = (id: string) => `orders-${id}-1K2L3M4N5O6P`;

/** The ARN of the resource that an action applies to. */
function arnOf(action: string, type: string, id: string): string {
  const [service] = action.split(':');
  if (service === 'iam') {
    const role = type === 'AWS::IAM::Role' ? id : 'TaskRole';
    return `arn:aws:iam::123456789012:role/${nameOf(role)}`;
  }
  const prefix = `arn:aws:${service}:eu-west-1:123456789012`;
  if (service === 'logs') {
    return `${prefix}:log-group:${nameOf(id)}`;
  }
  return type === 'AWS::ECS::Cluster'
    ? `${prefix}:cluster/${nameOf(id)}`
    : prefix;
}

const isMatchedBy = (patterns: string | string[], text: string) =>
  [patterns]
    .flat()
    .some(pattern =>
      new RegExp(
        `^${pattern.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`,
      ).test(text),
    );

const allowing = (action: string, arn: string) =>
  statements.filter(
    ({ Action, Resource }) =>
      isMatchedBy(Action, action) && isMatchedBy(Resource, arn),
  );

/** The values that the conditions for an action allow for a key. */
const conditionsOn = (action: string, key: string) =>
  statements
    .filter(({ Action }) => isMatchedBy(Action, action))
    .flatMap(({ Condition = {} }) => Object.values(Condition))
    .flatMap(comparison => comparison[key] ?? []);

describe('examples/iam/deploy.json allows CloudFormation to create', () => {
  it.each(types)('%s', type => {
    expect(permissionsOf(type)).not.toEqual([]);
    const spared = leftOut
      .filter(([of]) => of === type)
      .flatMap(([, , ...actions]) => actions);

    const refused = resources
      .filter(resource => resource.type === type)
      .flatMap(({ id }) =>
        permissionsOf(type)
          .filter(action => !spared.includes(action))
          .filter(action => !allowing(action, arnOf(action, type, id)).length)
          .map(action => `${action} for ${id}`),
      );

    expect(refused).toEqual([]);
  });
});

describe('what examples/iam/deploy.json does not allow', () => {
  it.each(leftOut)('is needed by no %s (%#)', (type, isNeeded, ...actions) => {
    expect(permissionsOf(type)).toEqual(expect.arrayContaining(actions));
    expect(
      resources.filter(
        resource => resource.type === type && isNeeded(resource.properties),
      ),
    ).toEqual([]);
    expect(
      actions.filter(action => allowing(action, arnOf(action, type, 'Any'))[0]),
    ).toEqual([]);
  });
});

describe('the templates fit the restrictions of examples/iam/deploy.json:', () => {
  it('their roles have no other managed policies', () => {
    const attached = resources
      .flatMap(({ properties }) => properties.ManagedPolicyArns ?? [])
      .map(arn => arn['Fn::Sub'].replace('${AWS::Partition}', 'aws'));

    expect(conditionsOn('iam:AttachRolePolicy', 'iam:PolicyARN')).toEqual(
      attached,
    );
  });

  it('their records are of no other types', () => {
    const made = resources
      .filter(({ type }) => type === 'AWS::Route53::RecordSet')
      .map(({ properties }) => properties.Type);
    // The last one is the validation record of ACM.
    const types53 = [...new Set([...made, 'CNAME'])].sort();

    expect(
      conditionsOn(
        'route53:ChangeResourceRecordSets',
        'route53:ChangeResourceRecordSetsRecordTypes',
      ),
    ).toEqual(types53);
  });

  it('they scale only ECS services', () => {
    const scaled = resources
      .filter(
        ({ type }) => type === 'AWS::ApplicationAutoScaling::ScalableTarget',
      )
      .map(({ properties }) => properties.ServiceNamespace);

    expect(
      conditionsOn(
        'application-autoscaling:RegisterScalableTarget',
        'application-autoscaling:service-namespace',
      ),
    ).toEqual([...new Set(scaled)]);
  });
});
