import { Examples, Resources } from './Example';

const files = (Properties: object): Resources => ({
  It: { Type: 'AWS::EFS::FileSystem', Properties },
});

const KEY = (region: string) =>
  `arn:aws:kms:${region}:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const network = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Subnet: {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      AvailabilityZone: 'eu-west-1a',
      CidrBlock: '10.0.0.0/24',
      VpcId: { Ref: 'Vpc' },
    },
  },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'nfs', VpcId: { Ref: 'Vpc' } },
  },
};

const group = (VpcId: string): Resources => ({
  Another: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'nfs', VpcId: { Ref: VpcId } },
  },
});

const target = (
  properties: object,
  fileSystem: object = {},
  others: Resources = {},
): Resources => ({
  ...network,
  Files: { Type: 'AWS::EFS::FileSystem', Properties: fileSystem },
  ...others,
  It: {
    Type: 'AWS::EFS::MountTarget',
    Properties: {
      FileSystemId: { Ref: 'Files' },
      SecurityGroups: [{ Ref: 'Group' }],
      SubnetId: { Ref: 'Subnet' },
      ...properties,
    },
  },
});

const otherVpc = {
  OtherVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
};

const policy = (statement: object) =>
  files({
    FileSystemPolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'elasticfilesystem:ClientMount',
          ...statement,
        },
      ],
    },
  });

const point = (FileSystemId: unknown): Resources => ({
  Files: { Type: 'AWS::EFS::FileSystem', Properties: {} },
  It: { Type: 'AWS::EFS::AccessPoint', Properties: { FileSystemId } },
});

/** The rules for `AWS::EFS::*`. */
export const fileSystems: Examples = {
  'pf-efs-availability-zone-region': [
    files({ AvailabilityZoneName: 'us-east-1a' }),
    files({ AvailabilityZoneName: 'eu-west-1a' }),
  ],
  'pf-efs-file-system-policy': [
    policy({
      Resource:
        'arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0123456789abcdef0',
    }),
    policy({}),
  ],
  'pf-efs-file-system-reference-region': [
    point(
      'arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0',
    ),
    point({ 'Fn::GetAtt': ['Files', 'Arn'] }),
  ],
  'pf-efs-kms-key': [
    files({ KmsKeyId: KEY('eu-west-1') }),
    files({ Encrypted: true, KmsKeyId: KEY('eu-west-1') }),
  ],
  'pf-efs-lifecycle-policy': [
    files({
      LifecyclePolicies: [
        { TransitionToIA: 'AFTER_30_DAYS' },
        { TransitionToIA: 'AFTER_60_DAYS' },
      ],
    }),
    files({ LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }] }),
  ],
  'pf-efs-mount-target-availability-zone': [
    target({}, { AvailabilityZoneName: 'eu-west-1b' }),
    target({}, { AvailabilityZoneName: 'eu-west-1a' }),
  ],
  'pf-efs-mount-target-ip-address': [
    target({ IpAddress: '10.0.1.10' }),
    target({ IpAddress: '10.0.0.10' }),
  ],
  'pf-efs-mount-target-network': [
    target(
      { SecurityGroups: [{ Ref: 'Another' }] },
      {},
      {
        ...otherVpc,
        ...group('OtherVpc'),
      },
    ),
    target({ SecurityGroups: [{ Ref: 'Another' }] }, {}, group('Vpc')),
  ],
  'pf-efs-performance-mode': [
    files({ PerformanceMode: 'maxIO', ThroughputMode: 'elastic' }),
    files({ PerformanceMode: 'maxIO' }),
  ],
  'pf-efs-replication-destination': [
    files({
      ReplicationConfiguration: {
        Destinations: [
          { AvailabilityZoneName: 'eu-west-1a', Region: 'us-east-1' },
        ],
      },
    }),
    files({
      ReplicationConfiguration: { Destinations: [{ Region: 'us-east-1' }] },
    }),
  ],
  'pf-efs-throughput-mode': [
    files({ ThroughputMode: 'provisioned' }),
    files({ ThroughputMode: 'provisioned', ProvisionedThroughputInMibps: 10 }),
  ],
};
