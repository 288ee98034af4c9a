import { Examples, Resources, base } from './Example';

const it = (type: string, Properties: object): Resources => ({
  It: { Type: `AWS::EC2::${type}`, Properties },
});

const vpc = (CidrBlock: string) => it('VPC', { CidrBlock });

const secondary = (CidrBlock: string): Resources => ({
  Vpc: vpc('10.0.0.0/16').It,
  ...it('VPCCidrBlock', { CidrBlock, VpcId: { Ref: 'Vpc' } }),
});

const subnet = (properties: object) =>
  it('Subnet', { VpcId: base('Vpc'), CidrBlock: '10.0.7.0/24', ...properties });

const group = (properties: object) =>
  it('SecurityGroup', {
    GroupDescription: 'the example',
    VpcId: base('Vpc'),
    ...properties,
  });

const HTTP = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 };

const ingress = (rule: object) =>
  group({
    SecurityGroupIngress: [{ ...HTTP, CidrIp: '10.0.0.0/8', ...rule }],
  });

const rule = (direction: 'Ingress' | 'Egress', properties: object) =>
  it(`SecurityGroup${direction}`, { GroupId: base('Group'), ...properties });

const natGateway = (properties: object) =>
  it('NatGateway', { SubnetId: base('SubnetA'), ...properties });

const route = (target: object) =>
  it('Route', {
    RouteTableId: base('Table'),
    DestinationCidrBlock: '192.0.2.0/24',
    ...target,
  });

const transitGateway = (properties: object) => it('TransitGateway', properties);

const blackhole = (properties: object): Resources => ({
  Hub: { Type: 'AWS::EC2::TransitGateway', Properties: {} },
  Table: {
    Type: 'AWS::EC2::TransitGatewayRouteTable',
    Properties: { TransitGatewayId: { Ref: 'Hub' } },
  },
  ...it('TransitGatewayRoute', {
    TransitGatewayRouteTableId: { Ref: 'Table' },
    DestinationCidrBlock: '10.0.0.0/16',
    Blackhole: true,
    ...properties,
  }),
});

const flowLog = (properties: object) =>
  it('FlowLog', {
    ResourceId: base('Vpc'),
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: base('RoleArn'),
    ...properties,
  });

const transitLog = (properties: object): Resources => ({
  Hub: { Type: 'AWS::EC2::TransitGateway', Properties: {} },
  ...flowLog({
    ResourceId: { Ref: 'Hub' },
    ResourceType: 'TransitGateway',
    ...properties,
  }),
});

const endpoint = (properties: object) =>
  it('VPCEndpoint', {
    VpcId: base('Vpc'),
    ServiceName: 'com.amazonaws.eu-west-1.s3',
    ...properties,
  });

const ECR = {
  VpcEndpointType: 'Interface',
  ServiceName: 'com.amazonaws.eu-west-1.ecr.api',
};

const endpointIn = (zoneOfB: string): Resources => ({
  Vpc: {
    Type: 'AWS::EC2::VPC',
    Properties: { CidrBlock: '10.3.0.0/16', EnableDnsHostnames: true },
  },
  A: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.3.0.0/24',
      AvailabilityZone: 'eu-west-1a',
    },
  },
  B: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: '10.3.1.0/24',
      AvailabilityZone: zoneOfB,
    },
  },
  ...endpoint({
    ...ECR,
    VpcId: { Ref: 'Vpc' },
    SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }],
  }),
});

const attached = (other: 'Vpc' | 'OtherVpc'): Resources => ({
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.3.0.0/16' } },
  OtherVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.4.0.0/16' } },
  A: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
  B: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
  First: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'A' } },
  },
  It: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    DependsOn: 'First',
    Properties: { VpcId: { Ref: other }, InternetGatewayId: { Ref: 'B' } },
  },
});

const entries = (second: object): Resources => {
  const entry = (properties: object) => ({
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: {
      NetworkAclId: { Ref: 'Acl' },
      RuleNumber: 100,
      Protocol: -1,
      RuleAction: 'allow',
      CidrBlock: '10.0.0.0/8',
      ...properties,
    },
  });
  return {
    Acl: {
      Type: 'AWS::EC2::NetworkAcl',
      Properties: { VpcId: base('Vpc') },
    },
    First: entry({}),
    It: { ...entry(second), DependsOn: 'First' },
  };
};

/** The rules for `AWS::EC2::*`. */
export const networks: Examples = {
  'pf-ec2-flow-log-aggregation-interval': [
    flowLog({ MaxAggregationInterval: 300 }),
    flowLog({ MaxAggregationInterval: 60 }),
  ],
  'pf-ec2-flow-log-destination-config': [
    flowLog({ DeliverLogsPermissionArn: undefined }),
    flowLog({}),
  ],
  'pf-ec2-flow-log-format-fields': [
    flowLog({ LogFormat: '${version} ${colour}' }),
    flowLog({ LogFormat: '${version} ${action}' }),
  ],
  'pf-ec2-flow-log-transit-gateway-traffic-type': [
    transitLog({}),
    transitLog({ TrafficType: undefined }),
  ],
  'pf-ec2-nacl-rule-number-unique': [entries({}), entries({ Egress: true })],
  'pf-ec2-natgw-allocation': [
    natGateway({}),
    natGateway({ ConnectivityType: 'private' }),
  ],
  'pf-ec2-natgw-secondary-ip-exclusive': [
    natGateway({
      ConnectivityType: 'private',
      SecondaryPrivateIpAddressCount: 1,
      SecondaryPrivateIpAddresses: ['10.0.0.20'],
    }),
    natGateway({
      ConnectivityType: 'private',
      SecondaryPrivateIpAddressCount: 1,
    }),
  ],
  'pf-ec2-route-target-exactly-one': [
    route({}),
    route({ GatewayId: base('Gateway') }),
  ],
  'pf-ec2-sg-cidr-valid': [
    ingress({ CidrIp: '10.0.0.0/33' }),
    ingress({ CidrIp: '10.0.0.0/32' }),
  ],
  'pf-ec2-sg-group-name': [
    group({ GroupName: 'sg-web' }),
    group({ GroupName: 'web-sg' }),
  ],
  'pf-ec2-sg-group-name-default': [
    group({ GroupName: 'default' }),
    group({ GroupName: 'default1' }),
  ],
  'pf-ec2-sg-icmp-type-code': [
    rule('Egress', {
      IpProtocol: 'icmp',
      FromPort: 256,
      ToPort: -1,
      CidrIp: '10.0.0.0/8',
    }),
    rule('Egress', {
      IpProtocol: 'icmp',
      FromPort: 8,
      ToPort: -1,
      CidrIp: '10.0.0.0/8',
    }),
  ],
  'pf-ec2-sg-port-range': [
    ingress({ ToPort: 65_536 }),
    ingress({ ToPort: 65_535 }),
  ],
  'pf-ec2-sg-rule-description': [
    ingress({ Description: 'café' }),
    ingress({ Description: 'coffee' }),
  ],
  'pf-ec2-sg-source-exclusive': [
    rule('Ingress', {
      ...HTTP,
      CidrIp: '10.0.0.0/8',
      SourceSecurityGroupId: base('Group'),
    }),
    rule('Ingress', { ...HTTP, SourceSecurityGroupId: base('Group') }),
  ],
  'pf-ec2-subnet-cidr-size': [
    subnet({ CidrBlock: '10.0.7.0/29' }),
    subnet({ CidrBlock: '10.0.7.0/28' }),
  ],
  'pf-ec2-vpc-cidr-block-overlap': [
    secondary('10.0.128.0/17'),
    secondary('10.1.0.0/16'),
  ],
  'pf-ec2-subnet-dns64-ipv6': [
    subnet({ EnableDns64: true }),
    subnet({ EnableDns64: false }),
  ],
  'pf-ec2-subnet-ipv6-native-cidr': [
    subnet({ Ipv6Native: true }),
    subnet({ Ipv6Native: false }),
  ],
  'pf-ec2-tgw-amazon-side-asn': [
    transitGateway({ AmazonSideAsn: 65_535 }),
    transitGateway({ AmazonSideAsn: 65_534 }),
  ],
  'pf-ec2-tgw-cidr-block-size': [
    transitGateway({ TransitGatewayCidrBlocks: ['10.99.0.0/25'] }),
    transitGateway({ TransitGatewayCidrBlocks: ['10.99.0.0/24'] }),
  ],
  'pf-ec2-tgw-route-blackhole-exclusive': [
    blackhole({ TransitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0' }),
    blackhole({}),
  ],
  'pf-ec2-vpc-cidr-block-size': [vpc('10.0.0.0/15'), vpc('10.0.0.0/16')],
  'pf-ec2-vpc-cidr-reserved-range': [
    vpc('169.254.0.0/16'),
    vpc('169.253.0.0/16'),
  ],
  'pf-ec2-vpc-single-igw': [attached('Vpc'), attached('OtherVpc')],
  'pf-ec2-vpce-gateway-service': [
    endpoint({ ServiceName: 'com.amazonaws.eu-west-1.sqs' }),
    endpoint({ ServiceName: 'com.amazonaws.eu-west-1.dynamodb' }),
  ],
  'pf-ec2-vpce-service-region': [
    endpoint({ ServiceName: 'com.amazonaws.eu-central-1.s3' }),
    endpoint({}),
  ],
  'pf-ec2-vpce-subnet-az-unique': [
    endpointIn('eu-west-1a'),
    endpointIn('eu-west-1b'),
  ],
  'pf-ec2-vpce-type-config': [
    endpoint({ SubnetIds: [base('SubnetA')] }),
    endpoint({ RouteTableIds: [base('Table')] }),
  ],
};
