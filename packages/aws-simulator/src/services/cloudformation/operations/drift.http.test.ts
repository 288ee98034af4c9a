import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  DetectStackResourceDriftCommand,
  ExecuteChangeSetCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { StackBench } from '../../../__testUtils__/StackBench';

const StackName = 'app';

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const template = (retention = 7) => ({
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'web',
        VpcId: { Ref: 'Vpc' },
        SecurityGroupIngress: [{ ...https, CidrIp: '10.0.0.0/8' }],
      },
    },
    Rule: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: {
        GroupId: { Ref: 'Group' },
        ...https,
        CidrIp: '192.168.0.0/16',
      },
    },
    Logs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: 'web', RetentionInDays: retention },
    },
    Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
  },
});

describe('drift', () => {
  let bench: StackBench;
  let groupId: string;
  let logs: CloudWatchLogsClient;
  let ec2: EC2Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    logs = new CloudWatchLogsClient(bench.options);
    ec2 = new EC2Client(bench.options);
    await bench.deploy(template());
    groupId = await physicalId('Group');
  });

  afterEach(() => bench.close());

  const send = (command: any): Promise<any> =>
    bench.cloudFormation.send(command);

  async function physicalId(LogicalResourceId: string): Promise<string> {
    const { StackResources } = await send(
      new DescribeStackResourcesCommand({ StackName, LogicalResourceId }),
    );
    return StackResources[0].PhysicalResourceId;
  }

  /** Detects the drift of the stack, and describes it by logical id. */
  async function drifts(LogicalResourceIds?: string[]) {
    const { StackDriftDetectionId } = await send(
      new DetectStackDriftCommand({ StackName, LogicalResourceIds }),
    );
    const detection = () =>
      send(
        new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
      );
    expect((await detection()).DetectionStatus).toBe('DETECTION_IN_PROGRESS');
    await bench.simulator.clock.advance(10);
    const { StackResourceDrifts } = await send(
      new DescribeStackResourceDriftsCommand({ StackName }),
    );
    return {
      status: await detection(),
      byId: Object.fromEntries(
        StackResourceDrifts.map((one: any) => [one.LogicalResourceId, one]),
      ),
    };
  }

  async function change() {
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [
          {
            ...https,
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          },
        ],
      }),
    );
    await logs.send(
      new PutRetentionPolicyCommand({
        logGroupName: 'web',
        retentionInDays: 1,
      }),
    );
  }

  async function revert(body: object = template()) {
    const ChangeSetName = 'revert';
    await send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName,
        TemplateBody: JSON.stringify(body),
        DeploymentMode: 'REVERT_DRIFT',
      }),
    );
    await bench.simulator.clock.advance(10);
    return {
      changeSet: await send(
        new DescribeChangeSetCommand({
          StackName,
          ChangeSetName,
          IncludePropertyValues: true,
        }),
      ),
      execute: async () => {
        await send(new ExecuteChangeSetCommand({ StackName, ChangeSetName }));
        await bench.simulator.clock.advance(600);
        const { Stacks } = await send(new DescribeStacksCommand({ StackName }));
        expect(Stacks[0].StackStatus).toBe('UPDATE_COMPLETE');
      },
    };
  }

  it('is not there right after a deployment', async () => {
    const { status, byId } = await drifts();
    expect(status).toMatchObject({
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'IN_SYNC',
      DriftedStackResourceCount: 0,
    });
    expect(Object.keys(byId).sort()).toEqual(['Group', 'Logs', 'Rule', 'Vpc']);
    const { StackSummaries } = await send(new ListStacksCommand({}));
    expect(StackSummaries[0].DriftInformation.StackDriftStatus).toBe('IN_SYNC');
  });

  it('tells what was changed outside of the stack', async () => {
    await change();
    const { status, byId } = await drifts();
    expect(status).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      DriftedStackResourceCount: 2,
    });
    expect(byId.Logs).toMatchObject({
      StackResourceDriftStatus: 'MODIFIED',
      ExpectedProperties: '{"LogGroupName":"web","RetentionInDays":7}',
      ActualProperties: '{"LogGroupName":"web","RetentionInDays":1}',
      PropertyDifferences: [
        {
          PropertyPath: '/RetentionInDays',
          ExpectedValue: '7',
          ActualValue: '1',
          DifferenceType: 'NOT_EQUAL',
        },
      ],
    });
    expect(byId.Group.PropertyDifferences).toMatchObject([
      {
        PropertyPath: '/SecurityGroupIngress/1',
        ExpectedValue: 'null',
        DifferenceType: 'ADD',
      },
    ]);
    const { Stacks } = await send(new DescribeStacksCommand({ StackName }));
    expect(Stacks[0].DriftInformation).toMatchObject({
      StackDriftStatus: 'DRIFTED',
      LastCheckTimestamp: expect.any(Date),
    });
    const { StackResources } = await send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    expect(
      StackResources.map((one: any) => [
        one.LogicalResourceId,
        one.DriftInformation.StackResourceDriftStatus,
      ]),
    ).toEqual([
      ['Vpc', 'IN_SYNC'],
      ['Logs', 'MODIFIED'],
      ['Handle', 'NOT_CHECKED'],
      ['Group', 'MODIFIED'],
      ['Rule', 'IN_SYNC'],
    ]);
  });

  it('is told of single resources, and by status', async () => {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: 'web' }));
    const { byId, status } = await drifts(['Logs']);
    expect(status.DriftedStackResourceCount).toBe(1);
    expect(Object.keys(byId)).toEqual(['Logs']);
    expect(byId.Logs.StackResourceDriftStatus).toBe('DELETED');
    expect(byId.Logs.ActualProperties).toBeUndefined();
    const { StackResourceDrift } = await send(
      new DetectStackResourceDriftCommand({
        StackName,
        LogicalResourceId: 'Group',
      }),
    );
    expect(StackResourceDrift.StackResourceDriftStatus).toBe('IN_SYNC');
    const filtered = await send(
      new DescribeStackResourceDriftsCommand({
        StackName,
        StackResourceDriftStatusFilters: ['IN_SYNC'],
      }),
    );
    expect(
      filtered.StackResourceDrifts.map((one: any) => one.LogicalResourceId),
    ).toEqual(['Group']);
  });

  it('is gone with an update of the resource', async () => {
    await change();
    await drifts();
    await bench.update(template(14));
    const { byId } = await drifts();
    expect(byId.Logs.StackResourceDriftStatus).toBe('IN_SYNC');
    expect(byId.Group.StackResourceDriftStatus).toBe('MODIFIED');
  });

  it.each<[any, string]>([
    [
      new DetectStackDriftCommand({ StackName: 'nope' }),
      'Stack [nope] does not exist',
    ],
    [
      new DetectStackDriftCommand({ StackName, LogicalResourceIds: ['Nope'] }),
      'Resource Nope does not exist for stack app',
    ],
    [
      new DetectStackResourceDriftCommand({
        StackName,
        LogicalResourceId: 'Handle',
      }),
      'Drift detection is not supported for resource type AWS::CloudFormation::WaitConditionHandle',
    ],
    [
      new DescribeStackDriftDetectionStatusCommand({
        StackDriftDetectionId: 'f1b9a0d6-0b6c-4c6e-9a3e-1f2a3b4c5d6e',
      }),
      'Stack drift detection with id f1b9a0d6-0b6c-4c6e-9a3e-1f2a3b4c5d6e does not exist.',
    ],
    [
      new CreateChangeSetCommand({
        StackName: 'new',
        ChangeSetName: 'c',
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify(template()),
        DeploymentMode: 'REVERT_DRIFT',
      }),
      'DeploymentMode REVERT_DRIFT is supported only for change sets of type UPDATE.',
    ],
  ])('is refused for %j', async (command, message) => {
    await expect(send(command)).rejects.toMatchObject({
      name: 'ValidationError',
      message,
    });
  });

  it('is refused while the stack is checked or changed', async () => {
    await send(new DetectStackDriftCommand({ StackName }));
    await expect(
      send(new DetectStackDriftCommand({ StackName })),
    ).rejects.toThrow('Drift detection is already in progress for stack [arn:');
    await bench.simulator.clock.advance(10);
    await change();
    const { execute } = await revert();
    const executed = execute();
    await expect(
      send(new DetectStackDriftCommand({ StackName })),
    ).rejects.toThrow('while it is in UPDATE_IN_PROGRESS state');
    await executed;
  });

  it('is reverted by a change set', async () => {
    await change();
    const { changeSet, execute } = await revert();
    expect(changeSet).toMatchObject({
      Status: 'CREATE_COMPLETE',
      DeploymentMode: 'REVERT_DRIFT',
      StackDriftStatus: 'DRIFTED',
    });
    const [group, logGroup] = changeSet.Changes.map(
      (one: any) => one.ResourceChange,
    );
    expect(group).toMatchObject({
      LogicalResourceId: 'Group',
      Action: 'Modify',
      ResourceDriftStatus: 'MODIFIED',
    });
    expect(logGroup).toMatchObject({
      LogicalResourceId: 'Logs',
      Action: 'Modify',
      Replacement: 'False',
      ResourceDriftStatus: 'MODIFIED',
      PreviousDeploymentContext:
        '{"Properties":{"LogGroupName":"web","RetentionInDays":7}}',
      Details: [
        {
          ChangeSource: 'NoModification',
          Target: {
            Name: 'RetentionInDays',
            BeforeValue: '1',
            BeforeValueFrom: 'ACTUAL_STATE',
            AfterValue: '7',
            AfterValueFrom: 'TEMPLATE',
            Drift: { PreviousValue: '7', ActualValue: '1' },
          },
        },
      ],
    });
    await execute();
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
    expect(logGroups![0].retentionInDays).toBe(7);
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }),
    );
    expect(SecurityGroups![0].IpPermissions!.map(one => one.FromPort)).toEqual([
      443,
    ]);
    expect((await drifts()).status.StackDriftStatus).toBe('IN_SYNC');
  });

  it('is taken over by a template that says the same', async () => {
    await logs.send(
      new PutRetentionPolicyCommand({
        logGroupName: 'web',
        retentionInDays: 1,
      }),
    );
    const { changeSet, execute } = await revert(template(1));
    expect(
      changeSet.Changes.map((one: any) => one.ResourceChange.Action),
    ).toEqual(['SyncWithActual']);
    await execute();
    expect((await drifts()).status.StackDriftStatus).toBe('IN_SYNC');
  });

  it('makes a change set create anew what was deleted', async () => {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: 'web' }));
    const { changeSet, execute } = await revert();
    expect(
      changeSet.Changes.map(({ ResourceChange: one }: any) => [
        one.Action,
        one.LogicalResourceId,
        one.ResourceDriftStatus,
      ]),
    ).toEqual([['Add', 'Logs', 'DELETED']]);
    await execute();
    expect((await drifts()).status.StackDriftStatus).toBe('IN_SYNC');
  });

  it('is nothing that a change set without drift changes', async () => {
    const { changeSet } = await revert();
    expect(changeSet.Status).toBe('FAILED');
    expect(changeSet.StatusReason).toMatch(/^The submitted information didn't/);
  });
});
