import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DescribeListenersCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 2. */
describe('what people reported: an update that could not succeed bricks the stack', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  const deregister = async () =>
    api.clients.ecs.send(
      new DeregisterTaskDefinitionCommand({
        taskDefinition: (await api.stack())!.outputs.TaskDefinitionArn,
      }),
    );
  const cases: [string, () => Promise<unknown>, string][] = [
    [
      "the stack's revision was deregistered",
      deregister,
      'of the stack is deregistered (INACTIVE). To repair it, change the image or the size and set onDrift',
    ],
    [
      'the listener was deleted',
      async () => {
        const { Listeners } = await api.clients.elbv2.send(
          new DescribeListenersCommand({
            LoadBalancerArn: api.deployed.loadBalancerArn,
          }),
        );
        await api.clients.elbv2.send(
          new DeleteListenerCommand({ ListenerArn: Listeners![0].ListenerArn }),
        );
      },
      'The listener does not exist. To repair it, delete the API and deploy it again.',
    ],
    [
      'the load balancer was deleted',
      () =>
        api.clients.elbv2.send(
          new DeleteLoadBalancerCommand({
            LoadBalancerArn: api.deployed.loadBalancerArn,
          }),
        ),
      'The load balancer does not exist.',
    ],
    [
      "the rule of the tasks' security group was removed",
      async () => {
        const GroupId = (await api.stack())!.outputs.ServiceSecurityGroupId;
        const { SecurityGroups } = await api.clients.ec2.send(
          new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
        );
        await api.clients.ec2.send(
          new RevokeSecurityGroupIngressCommand({
            GroupId,
            IpPermissions: SecurityGroups![0].IpPermissions,
          }),
        );
      },
      'To repair it, add an ingress rule for TCP 80 from sg-',
    ],
    [
      'the target group checks another path',
      async () =>
        api.clients.elbv2.send(
          new ModifyTargetGroupCommand({
            TargetGroupArn: api.deployed.targetGroupArn,
            HealthCheckPath: '/does-not-exist',
          }),
        ),
      'The target group checks /does-not-exist, and the stack has /.',
    ],
    [
      'the service was deleted',
      () =>
        api.clients.ecs.send(
          new DeleteServiceCommand({
            cluster: api.deployed.clusterName,
            service: api.name,
            force: true,
          }),
        ),
      'The service',
    ],
    [
      'the log group was deleted',
      () =>
        api.clients.logs.send(
          new DeleteLogGroupCommand({
            logGroupName: api.deployed.logGroupName,
          }),
        ),
      'To repair it, create it again with aws logs create-log-group',
    ],
  ];

  it.each(cases)(
    '%s: refused, and nothing changed',
    async (_, damage, text) => {
      await damage();
      await api.later(120);
      for (const act of [
        () => api.update({ desiredCount: 3 }),
        () => api.update({ image: nginx('1.28') }),
        () => api.deploy({ image: nginx('1.28') }),
      ]) {
        await expect(act()).rejects.toThrow(
          `Stack ${api.name} cannot be updated: the update would fail, and so would its rollback.`,
        );
        await expect(act()).rejects.toThrow(text);
      }
      expect((await api.stack())!.status).toBe('CREATE_COMPLETE');
      expect(await api.bench.changeSets(api.name)).toEqual([]);
    },
  );

  it('changes nothing else while the revision is deregistered: ECS could not go back to it', async () => {
    await deregister();
    await expect(
      api.update({
        image: nginx('1.28'),
        healthCheckPath: '/does-not-exist',
        onDrift: 'adopt',
      }),
    ).rejects.toThrow('Change nothing else with it.');
    expect((await api.stack())!.status).toBe('CREATE_COMPLETE');
  });

  it('makes a new revision instead of a deregistered one, as consented', async () => {
    await deregister();
    const { log } = await api.update({
      image: nginx('1.28'),
      onDrift: 'overwrite',
    });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Drift .*INACTIVE\): the update makes a new revision$/,
      ),
    );
    expect(await api.runningImage()).toBe(nginx('1.28'));
    await api.update({ desiredCount: 3 });
    expect(await api.service()).toMatchObject({ desiredCount: 3 });
  });
});
