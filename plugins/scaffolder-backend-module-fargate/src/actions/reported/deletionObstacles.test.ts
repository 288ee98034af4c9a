import {
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteListenerCommand,
  DescribeListenersCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateServiceCommand,
  DeleteServiceCommand,
} from '@aws-sdk/client-ecs';
import { ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

const READ_S3 = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

/** Issue 11: a kind of case 2, of a deletion. */
describe('a deletion that could not be completed takes nothing away', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());

  const roleName = async () => ({
    RoleName: (await api.stack())!.outputs.TaskRoleArn.split('/').pop(),
  });
  const protect = (Value: string) =>
    api.clients.elbv2.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn: api.deployed.loadBalancerArn,
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      }),
    );
  const listen = async (isRule: boolean) => {
    const { loadBalancerArn: LoadBalancerArn, targetGroupArn } = api.deployed;
    const forward = {
      Type: 'forward' as const,
      TargetGroupArn: targetGroupArn,
    };
    const { Listeners } = await api.clients.elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 8080,
        DefaultActions: isRule
          ? [
              {
                Type: 'fixed-response',
                FixedResponseConfig: { StatusCode: '404' },
              },
            ]
          : [forward],
      }),
    );
    if (isRule) {
      await api.clients.elbv2.send(
        new CreateRuleCommand({
          ListenerArn: Listeners![0].ListenerArn,
          Priority: 1,
          Conditions: [{ Field: 'path-pattern', Values: ['/v1/*'] }],
          Actions: [
            { Type: 'forward', ForwardConfig: { TargetGroups: [forward] } },
          ],
        }),
      );
    }
  };
  const stopListening = async () => {
    const { Listeners } = await api.clients.elbv2.send(
      new DescribeListenersCommand({
        LoadBalancerArn: api.deployed.loadBalancerArn,
      }),
    );
    await api.clients.elbv2.send(
      new DeleteListenerCommand({
        ListenerArn: Listeners!.find(({ Port }) => Port === 8080)!.ListenerArn,
      }),
    );
  };
  /** By which a security group of somebody else names the one of the tasks. */
  const rule = async () => {
    const { VpcId } = (await api.stack())!.parameters;
    if (!(await api.bench.describe('foreign'))) {
      await api.bench.foreignStack('foreign', {
        template: `
          Resources:
            Group:
              Type: AWS::EC2::SecurityGroup
              Properties: { GroupDescription: database, VpcId: ${VpcId} }
          Outputs:
            GroupId: { Value: !GetAtt Group.GroupId }`,
      });
    }
    const { GroupId } = (await api.bench.describe('foreign'))!.outputs;
    return {
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 5432,
          ToPort: 5432,
          UserIdGroupPairs: [
            {
              GroupId: (await api.stack())!.outputs.ServiceSecurityGroupId,
            },
          ],
        },
      ],
    };
  };

  it.each<
    [string, () => Promise<unknown>, string, RegExp, () => Promise<unknown>]
  >([
    [
      'a policy was attached to the task role',
      async () =>
        api.clients.iam.send(
          new AttachRolePolicyCommand({
            ...(await roleName()),
            PolicyArn: READ_S3,
          }),
        ),
      'TaskRole',
      /role orders-\S+ has the policy AmazonS3ReadOnlyAccess, which is not from its stack; detach it with aws iam detach-role-policy --role-name orders-\S+ --policy-arn arn:aws:iam::aws:policy\/AmazonS3ReadOnlyAccess/,
      async () =>
        api.clients.iam.send(
          new DetachRolePolicyCommand({
            ...(await roleName()),
            PolicyArn: READ_S3,
          }),
        ),
    ],
    [
      'an inline policy was added to the task role',
      async () =>
        api.clients.iam.send(
          new PutRolePolicyCommand({
            ...(await roleName()),
            PolicyName: 'debug',
            PolicyDocument: JSON.stringify({
              Version: '2012-10-17',
              Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
            }),
          }),
        ),
      'TaskRole',
      /has the policy debug, .* delete it with aws iam delete-role-policy --role-name orders-\S+ --policy-name debug/,
      async () =>
        api.clients.iam.send(
          new DeleteRolePolicyCommand({
            ...(await roleName()),
            PolicyName: 'debug',
          }),
        ),
    ],
    [
      'the load balancer was protected',
      () => protect('true'),
      'LoadBalancer',
      /load balancer orders-\S+ has deletion protection enabled; disable it with aws elbv2 modify-load-balancer-attributes/,
      () => protect('false'),
    ],
    [
      'another listener forwards to the target group',
      () => listen(false),
      'TargetGroup',
      /listener HTTP:8080 forwards to target group orders-\S+ and is not from its stack; delete it with/,
      stopListening,
    ],
    [
      'a rule of another listener forwards to the target group',
      () => listen(true),
      'TargetGroup',
      /listener HTTP:8080 forwards to target group/,
      stopListening,
    ],
    [
      "somebody's database allows the tasks",
      async () =>
        api.clients.ec2.send(
          new AuthorizeSecurityGroupIngressCommand(await rule()),
        ),
      'ServiceSecurityGroup',
      /a rule of security group sg-\w+ names security group sg-\w+; remove it with aws ec2 revoke-security-group-ingress --group-id sg-\w+ --security-group-rule-ids sgr-\w+/,
      async () =>
        api.clients.ec2.send(
          new RevokeSecurityGroupIngressCommand(await rule()),
        ),
    ],
  ])(
    '%s: it is refused, and possible once that is removed',
    async (_, hinder, logicalId, message, remove) => {
      await api.next({ grants: [{ access: 'trace' }] });
      await hinder();
      for (const isDryRun of [true, false]) {
        const end = api.remove({}, { isDryRun });
        await expect(end).rejects.toThrow(message);
        await expect(end).rejects.toThrow(
          `Or list ${logicalId} in retain to keep what cannot be deleted.`,
        );
      }
      expect((await api.stack())!.status).toBe('CREATE_COMPLETE');
      expect(await api.service()).toMatchObject({ runningCount: 2 });

      await remove();
      await api.remove();
      expect(await api.stack()).toBeUndefined();
    },
  );

  it('keeps what cannot be deleted, as consented', async () => {
    await api.next();
    await api.clients.iam.send(
      new AttachRolePolicyCommand({
        ...(await roleName()),
        PolicyArn: READ_S3,
      }),
    );
    const { log, outputs } = await api.remove({ retain: ['TaskRole'] });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Note .* has the policy AmazonS3ReadOnlyAccess, .*: TaskRole will be retained, as requested$/,
      ),
    );
    expect(outputs.retained).toEqual([
      expect.stringMatching(/^TaskRole \(orders-/),
    ]);
  });

  it('an environment in whose cluster somebody runs a service keeps its network', async () => {
    const { clusterName } = api.deployed;
    await api.next();
    const { networkConfiguration, taskDefinition } = await api.service();
    await api.clients.ecs.send(
      new CreateServiceCommand({
        cluster: clusterName,
        serviceName: 'web',
        taskDefinition,
        desiredCount: 0,
        launchType: 'FARGATE',
        networkConfiguration,
      }),
    );
    await api.remove();
    api.bench.addStackEntity('resource:default/dev', api.environmentStackArn);
    const end = api.bench.run(
      'fargate:stack:delete',
      { entityRef: 'resource:default/dev', confirm: 'dev' },
      { taskId: api.bench.newTaskId() },
    );
    await expect(end).rejects.toThrow(
      `cluster ${clusterName} runs 1 service that this portal did not deploy`,
    );
    expect(await api.bench.stackStatus('environment-dev-vpc')).toBe(
      'CREATE_COMPLETE',
    );
    await api.clients.ecs.send(
      new DeleteServiceCommand({
        cluster: clusterName,
        service: 'web',
        force: true,
      }),
    );
  });
});
