import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { StackBench } from '../../../__testUtils__/StackBench';
import { Efs } from '../model/Efs';

const template = (
  mountTarget: object = {},
  others: Record<string, object> = {},
) => ({
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: { CidrBlock: '10.0.0.0/16' },
    },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'nfs', VpcId: { Ref: 'Vpc' } },
    },
    Files: {
      Type: 'AWS::EFS::FileSystem',
      Properties: { Encrypted: true },
    },
    Target: {
      Type: 'AWS::EFS::MountTarget',
      Properties: {
        FileSystemId: { Ref: 'Files' },
        SecurityGroups: [{ Ref: 'Group' }],
        SubnetId: { Ref: 'Subnet' },
        ...mountTarget,
      },
    },
    Point: {
      Type: 'AWS::EFS::AccessPoint',
      Properties: {
        FileSystemId: { Ref: 'Files' },
        RootDirectory: {
          Path: '/data',
          CreationInfo: {
            OwnerUid: '1000',
            OwnerGid: '1000',
            Permissions: '750',
          },
        },
      },
    },
    ...others,
  },
  Outputs: {
    Files: { Value: { Ref: 'Files' } },
    Point: { Value: { 'Fn::GetAtt': ['Point', 'Arn'] } },
  },
});

describe('a file system in a stack', () => {
  let bench: StackBench;

  beforeEach(async () => {
    bench = await StackBench.start();
  });

  afterEach(() => bench.close());

  it('is created with its mount target and access point, and deleted', async () => {
    const stack = await bench.deploy(template());
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    const efs = bench.region.service(Efs);
    const [point] = [...efs.accessPoints.values()];
    expect(stack.Outputs).toMatchObject([
      { OutputValue: [...efs.fileSystems.keys()][0] },
      { OutputValue: point.arn },
    ]);
    await bench.delete();
    expect(efs.fileSystems.size).toBe(0);
    expect(efs.mountTargets.size).toBe(0);
  });

  it('has one mount target in an Availability Zone', async () => {
    const stack = await bench.deploy(
      template(
        {},
        {
          Second: {
            Type: 'AWS::EFS::MountTarget',
            DependsOn: 'Target',
            Properties: {
              FileSystemId: { Ref: 'Files' },
              SecurityGroups: [{ Ref: 'Group' }],
              SubnetId: { Ref: 'Subnet' },
            },
          },
        },
      ),
    );
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await bench.reasons()).toContainEqual(
      expect.stringContaining('mount target already exists in this AZ'),
    );
  });
});

it('is refused by a task definition that does not mount it', async () => {
  const bench = await StackBench.start();
  await expect(
    new ECSClient(bench.options).send(
      new RegisterTaskDefinitionCommand({
        family: 'files',
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [{ name: 'web', image: 'nginx' }],
        volumes: [
          { name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
        ],
      }),
    ),
  ).rejects.toThrow('are not referenced by any of the containers');
  await bench.close();
});
