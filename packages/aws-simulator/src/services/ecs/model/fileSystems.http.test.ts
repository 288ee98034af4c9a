import {
  DescribeTasksCommand,
  EFSVolumeConfiguration,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { authorizeRules } from '../../ec2/model/securityGroups';
import { Efs } from '../../efs/model/Efs';
import { createMountTarget } from '../../efs/model/mountTargets';

const FAILED =
  'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: ';

describe('a task with a file system', () => {
  let bench: ServiceBench;
  let efs: Efs;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    efs = bench.region.service(Efs);
    efs.fileSystems.set('fs-1', {
      id: 'fs-1',
      arn: 'arn',
      backup: false,
      directories: new Set(['/']),
      encrypted: false,
      lifecyclePolicies: [],
      performanceMode: 'generalPurpose',
      tags: [],
      throughputMode: 'bursting',
    });
    efs.accessPoints.set('fsap-1', {
      id: 'fsap-1',
      arn: 'arn',
      creationInfo: {},
      fileSystemId: 'fs-1',
      path: '/data',
      tags: [],
    });
  });

  async function mountTarget(admitted = true): Promise<void> {
    createMountTarget(efs, {
      fileSystemId: 'fs-1',
      securityGroupIds: [bench.balancerGroupId],
      subnetId: bench.privateSubnetIds[0],
    });
    if (admitted) {
      authorizeRules(bench.ec2, bench.balancerGroupId, [
        {
          isEgress: false,
          protocol: 'tcp',
          fromPort: 2049,
          toPort: 2049,
          peer: { groupId: bench.taskGroupId },
        },
      ]);
    }
    await bench.clock.advance(120);
  }

  async function outcome(
    volume: Partial<EFSVolumeConfiguration> = {},
    subnetId = bench.privateSubnetIds[0],
  ): Promise<string | undefined> {
    const { taskDefinition } = await bench.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'files',
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: [
          {
            name: 'web',
            image: 'nginx',
            mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
          },
        ],
        volumes: [
          {
            name: 'data',
            efsVolumeConfiguration: { fileSystemId: 'fs-1', ...volume },
          },
        ],
      }),
    );
    const { tasks } = await bench.ecs.send(
      new RunTaskCommand({
        cluster: 'main',
        launchType: 'FARGATE',
        taskDefinition: taskDefinition!.taskDefinitionArn,
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [subnetId],
            securityGroups: [bench.taskGroupId],
          },
        },
      }),
    );
    await bench.clock.advance(120);
    const { tasks: found } = await bench.ecs.send(
      new DescribeTasksCommand({
        cluster: 'main',
        tasks: [tasks![0].taskArn!],
      }),
    );
    const [{ lastStatus, stoppedReason }] = found!;
    return lastStatus === 'RUNNING' ? lastStatus : stoppedReason;
  }

  const unresolved = `${FAILED}Failed to resolve "fs-1.efs.eu-west-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail. Attempting to lookup mount target ip address using botocore. Failed to import necessary dependency botocore, please install botocore first. : unsuccessful EFS utils command execution; code: 1`;

  it('needs a mount target in its Availability Zone', async () => {
    expect(await outcome()).toBe(unresolved);
    await mountTarget();
    expect(await outcome()).toBe('RUNNING');
    expect(await outcome({}, bench.privateSubnetIds[1])).toBe(unresolved);
  });

  it('needs names in DNS', async () => {
    await mountTarget();
    bench.ec2.vpcs.get(bench.vpcId)!.enableDnsHostnames = false;
    expect(await outcome()).toBe(unresolved);
  });

  it('needs to be let in by the mount target', async () => {
    await mountTarget(false);
    expect(await outcome()).toBe(
      `${FAILED}Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. Mount attempt 2/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32`,
    );
  });

  it('needs the directory, which an access point makes', async () => {
    await mountTarget();
    const missing = `${FAILED}b'mount.nfs4: mounting fs-1.efs.eu-west-1.amazonaws.com:/data failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32`;
    expect(await outcome({ rootDirectory: '/data' })).toBe(missing);
    const point = {
      authorizationConfig: { accessPointId: 'fsap-1' },
      transitEncryption: 'ENABLED' as const,
    };
    expect(await outcome(point)).toBe('RUNNING');
    expect(await outcome({ rootDirectory: '/data' })).toBe('RUNNING');
    expect(
      await outcome({
        ...point,
        authorizationConfig: { accessPointId: 'fsap-2' },
      }),
    ).toBe(
      `${FAILED}b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32`,
    );
  });
});
