import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeFlowLogsCommand } from '@aws-sdk/client-ec2';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { GetRolePolicyCommand } from '@aws-sdk/client-iam';
import { logDestinations } from '../__testUtils__/logDestinations';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(120_000);

const owner = 'group:default/team-a';

describe('the logs of an environment', () => {
  let bench: TestBench;

  beforeEach(async () => {
    bench = await TestBench.start(
      {},
      { defaults: { flowLogRetentionDays: 90 } },
    );
  });
  afterEach(() => bench.close());

  const start = (action: string, input: object, options: RunOptions = {}) =>
    bench.run(action, input as any, {
      taskId: bench.newTaskId(),
      ...options,
    });
  const deploy = async (input: object = {}, options: RunOptions = {}) => {
    const result = await start(
      'fargate:environment:deploy',
      { target: 'dev', name: 'dev', owner, ...input },
      options,
    );
    bench.addStackEntity('resource:default/dev', result.outputs.stackArn);
    return result;
  };
  const update = (input: object, options: RunOptions = {}) =>
    start(
      'fargate:environment:update',
      { entityRef: 'resource:default/dev', ...input },
      options,
    );
  const flowLogs = async () => {
    const { ec2 } = await bench.clients();
    return (await ec2.send(new DescribeFlowLogsCommand({}))).FlowLogs!;
  };
  const logGroups = async () => {
    const { logs } = await bench.clients();
    return (await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: 'environment-' }),
    ))!.logGroups!;
  };

  it('record what happens in its VPC, as the target has it by default, until they are turned off', async () => {
    const { outputs } = await deploy();
    expect(await flowLogs()).toEqual([
      expect.objectContaining({
        ResourceId: outputs.vpcId,
        TrafficType: 'ALL',
        FlowLogStatus: 'ACTIVE',
        // Under FARGATE_TEST_ROLES the role has the boundary of the portal.
        DeliverLogsStatus: 'SUCCESS',
      }),
    ]);
    expect(await logGroups()).toMatchObject([
      {
        logGroupName: expect.stringMatching(
          /^environment-dev-vpc-FlowLogGroup-/,
        ),
        retentionInDays: 90,
      },
    ]);

    const { log } = await update({ flowLogRetentionDays: 365 });
    expect(log.join('\n')).toMatch(
      'change: log group (RetentionInDays 90 → 365)',
    );
    expect((await logGroups())[0].retentionInDays).toBe(365);

    await update({ natGateways: 'single' });
    expect((await logGroups())[0].retentionInDays).toBe(365);

    await update({ flowLogRetentionDays: 0 });
    expect(await flowLogs()).toEqual([]);
    expect(await logGroups()).toEqual([]);
  });

  it('are encrypted with the key that is named', async () => {
    const { logKmsKeyArn } = await logDestinations(bench);
    await deploy({ logKmsKeyArn });
    expect(await logGroups()).toMatchObject([{ kmsKeyId: logKmsKeyArn }]);
    await update({ logKmsKeyArn: 'none' });
    expect((await logGroups())[0].kmsKeyId).toBeUndefined();
  });

  it('record sessions of ECS Exec where the tasks of its APIs may write', async () => {
    const configuration = async () => {
      const { ecs } = await bench.clients();
      const { ClusterName } = (await bench.describe('environment-dev-cluster'))!
        .outputs;
      const { clusters } = await ecs.send(
        new DescribeClustersCommand({
          clusters: [ClusterName],
          include: ['CONFIGURATIONS'],
        }),
      );
      return clusters![0].configuration?.executeCommandConfiguration;
    };
    const { outputs } = await deploy();
    expect(await configuration()).toEqual({ logging: 'DEFAULT' });
    await start('fargate:public-api:deploy', {
      name: 'orders',
      owner,
      environmentStackArn: outputs.stackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
      executeCommand: true,
    });

    const { logKmsKeyArn } = await logDestinations(bench);
    const { log } = await update({ execLogRetentionDays: 365, logKmsKeyArn });
    expect(log.join('\n')).toMatch(/Logging DEFAULT → OVERRIDE/);
    const { ExecLogGroupName } = (await bench.describe(
      'environment-dev-cluster',
    ))!.outputs;
    expect(await configuration()).toEqual({
      logging: 'OVERRIDE',
      logConfiguration: {
        cloudWatchLogGroupName: ExecLogGroupName,
        cloudWatchEncryptionEnabled: true,
      },
    });
    expect(await logGroups()).toContainEqual(
      expect.objectContaining({
        logGroupName: ExecLogGroupName,
        retentionInDays: 365,
        kmsKeyId: logKmsKeyArn,
      }),
    );

    const { iam } = await bench.clients();
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({
        RoleName: (await bench.describe('orders'))!.outputs.TaskRoleArn.split(
          '/',
        ).pop(),
        PolicyName: 'ecs-exec',
      }),
    );
    const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument!));
    const pattern = Statement.flatMap(
      ({ Resource }: { Resource: string | string[] }) => Resource,
    ).find((arn: string) => arn.includes('ExecLogGroup'));
    expect(
      `arn:aws:logs:eu-west-1:123456789012:log-group:${ExecLogGroupName}:log-stream:x`.startsWith(
        pattern.replace(/\*$/, ''),
      ),
    ).toBe(true);

    await update({ execLogRetentionDays: 0 });
    expect(await configuration()).toEqual({ logging: 'DEFAULT' });
  });

  it('go with it when it is deleted', async () => {
    await deploy();
    await start('fargate:stack:delete', {
      entityRef: 'resource:default/dev',
      confirm: 'dev',
    });
    expect(await flowLogs()).toEqual([]);
    expect(await logGroups()).toEqual([]);
  });

  it('are planned in a dry run, and not there where nobody asks for them', async () => {
    const { log } = await deploy({}, { isDryRun: true });
    expect(log.join('\n')).toMatch('flow log');
    expect(await flowLogs()).toEqual([]);
    await deploy({ flowLogRetentionDays: 0 });
    expect(await flowLogs()).toEqual([]);
    expect(
      (await bench.resourcesOf('environment-dev-vpc')).filter(id =>
        /FlowLog/.test(id),
      ),
    ).toEqual([]);
  });

  it('are those of the request, checked before anything is made', async () => {
    const mark = bench.callCount();
    await expect(deploy({ flowLogRetentionDays: 2 })).rejects.toThrow(
      /^flowLogRetentionDays: must be one of 0, 1, 3, /,
    );
    await expect(deploy({ logKmsKeyArn: 'alias/logs' })).rejects.toThrow(
      /^logKmsKeyArn: /,
    );
    await expect(
      deploy({
        flowLogRetentionDays: 30,
        existing: {
          vpcId: 'vpc-0123456789abcdef0',
          publicSubnetIds: [],
          privateSubnetIds: [],
        },
      }),
    ).rejects.toThrow(
      'flowLogRetentionDays: vpc-0123456789abcdef0 is an existing VPC, whose flow logs are turned on where it is managed.',
    );
    expect(bench.changingCalls({ since: mark })).toEqual([]);
  });
});
