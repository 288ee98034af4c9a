import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ourTemplate } from './__testUtils__/readTemplates';
import { types as handlerPermissions } from './__fixtures__/handlerPermissions.json';
import { cloudFormationTemplateNames } from './readCloudFormationTemplate';
import type { TemplateValue } from './rules/Template';

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

const FOLDER = resolve(
  resolvePackagePath('@fargate-api/templates'),
  '../examples/iam',
);

/** What the role that deploys is allowed, of all its policies. */
const statements: Statement[] = readdirSync(FOLDER)
  .filter(name => /^deploy(-(?!trust)[\w-]+)?\.json$/.test(name))
  .flatMap(
    name =>
      JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8'))
        .Statement as Statement[],
  )
  .filter(({ Effect }) => Effect === 'Allow');

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
  // Not in the registry either.
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': [
    'elasticloadbalancing:AddListenerCertificates',
    'elasticloadbalancing:RemoveListenerCertificates',
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
  // Not in the registry either; Cloud Map calls Route 53 with the rights of its caller:
  // https://docs.aws.amazon.com/cloud-map/latest/dg/api-permissions-reference.html
  'AWS::ServiceDiscovery::PrivateDnsNamespace': [
    'ec2:DescribeVpcs',
    'route53:CreateHostedZone',
    'route53:DeleteHostedZone',
    'route53:GetHostedZone',
    'servicediscovery:CreatePrivateDnsNamespace',
    'servicediscovery:DeleteNamespace',
    'servicediscovery:GetNamespace',
    'servicediscovery:GetOperation',
    'servicediscovery:TagResource',
  ],
  // Access logs are vended logs, which the stage's caller delivers.
  'AWS::ApiGatewayV2::Stage': [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
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
  ['AWS::ApiGatewayV2::Api', has('Body', 'BodyS3Location'), 's3:getObject'],
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
    'AWS::EC2::FlowLog',
    ({ LogDestinationType }) => LogDestinationType !== 'cloud-watch-logs',
    's3:PutBucketPolicy',
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
    'AWS::ECR::Repository',
    has('RepositoryPolicyText'),
    'ecr:DeleteRepositoryPolicy',
    'ecr:SetRepositoryPolicy',
  ],
  [
    'AWS::ECR::Repository',
    ({ EncryptionConfiguration }) =>
      EncryptionConfiguration?.EncryptionType === 'KMS',
    'kms:CreateGrant',
    'kms:DescribeKey',
    'kms:RetireGrant',
  ],
  [
    'AWS::ECR::Repository',
    properties => !('LifecyclePolicy' in properties),
    'ecr:DeleteLifecyclePolicy',
  ],
  [
    'AWS::ECS::Cluster',
    // The first two change account settings, which a cluster must not.
    ({ Configuration }) => JSON.stringify(Configuration).includes('KmsKeyId'),
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
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    ({ Actions }) => JSON.stringify(Actions).includes('authenticate-cognito'),
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
    'ec2:DescribeIpamPools',
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
    'AWS::Logs::LogGroup',
    has('DataProtectionPolicy', 'ResourcePolicyDocument'),
    'firehose:TagDeliveryStream',
    'logs:DescribeResourcePolicies',
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
  [
    'AWS::WAFv2::WebACLAssociation',
    ({ ResourceArn }) => ResourceArn?.Ref !== 'LoadBalancer',
    'apigateway:SetWebACL',
    'apprunner:AssociateWebAcl',
    'apprunner:DescribeWebAclForService',
    'apprunner:DisassociateWebAcl',
    'appsync:SetWebACL',
    'cognito-idp:AssociateWebACL',
    'cognito-idp:DisassociateWebACL',
    'cognito-idp:GetWebACLForResource',
  ],
];

/**
 * Of no use to templates whose tags, trust policies and boundaries stay as they
 * are, and to somebody else a way to take the marks off or the limits away.
 */
const NEVER_CALLED = [
  'acm:RemoveTagsFromCertificate',
  'apigateway:UntagResource',
  'apigateway:unTagResource',
  'ec2:DeleteTags',
  'ecr:UntagResource',
  'ecs:UntagResource',
  'elasticloadbalancing:RemoveTags',
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteServiceLinkedRole',
  'iam:GetServiceLinkedRoleDeletionStatus',
  'iam:ListOpenIDConnectProviderTags',
  'iam:PutRolePermissionsBoundary',
  'iam:RemoveClientIDFromOpenIDConnectProvider',
  'iam:UntagOpenIDConnectProvider',
  'iam:UntagRole',
  'iam:UpdateOpenIDConnectProviderThumbprint',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
  'logs:DeleteDataProtectionPolicy',
  'logs:UntagResource',
  'route53:UpdateHostedZoneComment',
  'servicediscovery:UntagResource',
];

const permissionsOf = (type: string): string[] => [
  ...((handlerPermissions as Record<string, string[]>)[type] ?? []),
  ...(documented[type] ?? []),
];

const isMatchedBy = (patterns: string | string[], text: string) =>
  [patterns]
    .flat()
    .some(pattern =>
      new RegExp(
        `^${pattern.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`,
      ).test(text),
    );

/** On which resources is for the simulator to tell, which evaluates the roles. */
const isAllowed = (action: string) =>
  statements.some(({ Action }) => isMatchedBy(Action, action));

/** The values that the conditions for an action allow for a key. */
const conditionsOn = (action: string, key: string) =>
  statements
    .filter(({ Action }) => isMatchedBy(Action, action))
    .flatMap(({ Condition = {} }) => Object.values(Condition))
    .flatMap(comparison => comparison[key] ?? []);

describe('the deploy role allows CloudFormation to create', () => {
  it.each(types)('%s', type => {
    expect(permissionsOf(type)).not.toEqual([]);
    const spared = leftOut
      .filter(([of]) => of === type)
      .flatMap(([, , ...actions]) => actions);

    expect(
      permissionsOf(type).filter(
        action =>
          !spared.includes(action) &&
          !NEVER_CALLED.includes(action) &&
          !isAllowed(action),
      ),
    ).toEqual([]);
  });
});

describe('what the deploy role does not allow', () => {
  it.each(leftOut)('is needed by no %s (%#)', (type, isNeeded, ...actions) => {
    expect(permissionsOf(type)).toEqual(expect.arrayContaining(actions));
    expect(
      resources.filter(
        resource => resource.type === type && isNeeded(resource.properties),
      ),
    ).toEqual([]);
    expect(actions.filter(isAllowed)).toEqual([]);
  });

  it('is in the schemas, and allowed nowhere', () => {
    const all = types.flatMap(permissionsOf);
    expect(NEVER_CALLED.filter(action => !all.includes(action))).toEqual([]);
    expect(NEVER_CALLED.filter(isAllowed)).toEqual([]);
  });
});

describe('whom a role trusts', () => {
  it('can be changed only of the roles of pipelines', () => {
    expect(
      statements
        .filter(({ Action }) =>
          isMatchedBy(Action, 'iam:UpdateAssumeRolePolicy'),
        )
        .flatMap(({ Resource }) => Resource),
    ).toEqual(['arn:aws:iam::123456789012:role/fargate-api/delivery/*']);
  });
});

describe('the templates fit the restrictions of the deploy role:', () => {
  it('their roles have no other managed policies', () => {
    const attached = resources
      .flatMap(({ properties }) => properties.ManagedPolicyArns ?? [])
      .map(arn => arn['Fn::Sub'].replace('${AWS::Partition}', 'aws'));

    expect(conditionsOn('iam:AttachRolePolicy', 'iam:PolicyARN')).toEqual([
      ...attached,
      // The example of those that a target lists for its task roles.
      'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
    ]);
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
