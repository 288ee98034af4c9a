import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

const EXECUTION_POLICY =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

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
  const redeploy = async () => {
    await api.remove();
    await api.deploy({ desiredCount: 3 });
  };
  const tasksGroup = async () =>
    (await api.stack())!.outputs.ServiceSecurityGroupId;
  const roleName = (arn: string) => arn.split('/').pop()!;
  const executionRole = async () =>
    (await api.definitionOf(await api.service())).executionRoleArn!;
  const createRole = (arn: string, Service: string) =>
    api.clients.iam.send(
      new CreateRoleCommand({
        RoleName: roleName(arn),
        Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Service },
            Action: 'sts:AssumeRole',
          },
        }),
      }),
    );
  /** The simulator knows no other way to change whom a role trusts. */
  const trust = async (arn: string, service: string) => {
    const RoleName = roleName(arn);
    const policy = { RoleName, PolicyArn: EXECUTION_POLICY };
    await api.clients.iam.send(new DetachRolePolicyCommand(policy));
    await api.clients.iam.send(new DeleteRoleCommand({ RoleName }));
    await createRole(arn, service);
    await api.clients.iam.send(new AttachRolePolicyCommand(policy));
  };

  const checkPath = async (HealthCheckPath: string) =>
    api.clients.elbv2.send(
      new ModifyTargetGroupCommand({
        TargetGroupArn: api.deployed.targetGroupArn,
        HealthCheckPath,
      }),
    );

  /** What was done, what the refusal says, and the repair that it offers. */
  const cases: [
    string,
    () => Promise<unknown>,
    string,
    () => Promise<unknown>,
  ][] = [
    [
      'the listener was deleted',
      async () =>
        api.clients.elbv2.send(
          new DeleteListenerCommand({
            ListenerArn: (await api.stack())!.outputs.ListenerArn,
          }),
        ),
      'The listener does not exist. To repair it, delete the API and deploy it again.',
      redeploy,
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
      redeploy,
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
      redeploy,
    ],
    [
      "the rule of the tasks' security group was removed",
      async () => {
        const GroupId = await tasksGroup();
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
      async () => {
        const { LoadBalancerSecurityGroupId: GroupId } = (await api.stack())!
          .outputs;
        await api.clients.ec2.send(
          new AuthorizeSecurityGroupIngressCommand({
            GroupId: await tasksGroup(),
            IpPermissions: [
              {
                IpProtocol: 'tcp',
                FromPort: 80,
                ToPort: 80,
                UserIdGroupPairs: [{ GroupId }],
              },
            ],
          }),
        );
      },
    ],
    [
      'the target group checks another path',
      () => checkPath('/does-not-exist'),
      'The target group checks /does-not-exist, and the stack has /.',
      () => checkPath('/'),
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
      () =>
        api.clients.logs.send(
          new CreateLogGroupCommand({
            logGroupName: api.deployed.logGroupName,
          }),
        ),
    ],
    [
      'the task role was deleted',
      async () =>
        api.clients.iam.send(
          new DeleteRoleCommand({
            RoleName: roleName((await api.stack())!.outputs.TaskRoleArn),
          }),
        ),
      'To repair it, create it again with aws iam create-role --role-name orders-',
      async () =>
        createRole(
          (await api.stack())!.outputs.TaskRoleArn,
          'ecs-tasks.amazonaws.com',
        ),
    ],
    [
      'the task execution role trusts somebody else',
      async () => trust(await executionRole(), 'ec2.amazonaws.com'),
      'does not trust ecs-tasks.amazonaws.com, so no task can start. To repair it, change that with aws iam update-assume-role-policy',
      async () => trust(await executionRole(), 'ecs-tasks.amazonaws.com'),
    ],
  ];

  /** What is said to whoever changes it all the same. */
  const refusals = async () => {
    const messages: string[] = [];
    for (const act of [
      () => api.update({ desiredCount: 3 }),
      () => api.update({ image: nginx('1.28') }),
      () => api.deploy({ image: nginx('1.28') }),
    ]) {
      messages.push(
        await act().then(
          () => 'nothing was refused',
          error => error.message,
        ),
      );
    }
    expect((await api.stack())!.status).toBe('CREATE_COMPLETE');
    expect(await api.bench.changeSets(api.name)).toEqual([]);
    return messages;
  };
  const refusal = () =>
    `Stack ${api.name} cannot be updated: the update would fail, and so would its rollback.`;

  it.each(cases)(
    '%s: refused, nothing changed, and what the refusal offers repairs it',
    async (_, damage, text, repair) => {
      await damage();
      await api.later(120);
      for (const message of await refusals()) {
        expect(message).toContain(refusal());
        expect(message).toContain(text);
      }

      await repair();
      await api.later(300);
      await api.update({ desiredCount: 3 });
      expect(await api.service()).toMatchObject({ runningCount: 3 });
    },
  );

  it("the stack's revision was deregistered: refused, and nothing changed", async () => {
    await deregister();
    for (const message of await refusals()) {
      expect(message).toContain(refusal());
      expect(message).toContain(
        'of the stack is deregistered (INACTIVE). To repair it, change the image or the size and set onDrift',
      );
    }
  });

  // Found by the random sequences: seed 4, path 346.
  it('its last deployment failed: refused, until a new one or a new revision begins one', async () => {
    await checkPath('/does-not-exist');
    await api.updateService({ forceNewDeployment: true });
    await api.later(1800);
    await checkPath('/');
    for (const act of [
      () => api.update({ desiredCount: 3 }),
      () => api.update({ healthCheckPath: '/health', onDrift: 'adopt' }),
      () => api.deploy({ desiredCount: 3 }),
    ]) {
      await expect(act()).rejects.toThrow(
        /The last deployment of the service orders-\d+ failed, so ECS starts no more tasks\. To repair it, .* restart it on the card or with aws ecs update-service --force-new-deployment/,
      );
    }
    expect((await api.stack())!.status).toBe('CREATE_COMPLETE');

    await api.update({ variables: { MODE: 'fast' } });
    expect(await api.service()).toMatchObject({ runningCount: 2 });
  });

  /** `aws cloudformation update-stack` with another path, and what ECS makes of it. */
  const checkPathByStack = async (path: string) => {
    await api.setParameters({ HealthCheckPath: path });
    await api.later(1200);
  };

  // Found by the random sequences: seed 6, path 81, and seed 7, path 54.
  it('no target is healthy: refused, unless the update changes the health check or stops all tasks', async () => {
    await checkPathByStack('/does-not-exist');
    for (const act of [
      () => api.update({ desiredCount: 3 }),
      () => api.update({ image: nginx('1.28'), onDrift: 'overwrite' }),
      () => api.deploy({ healthCheckPath: '/does-not-exist' }),
      () => api.deploy({ healthCheckPath: '/does-not-exist', desiredCount: 3 }),
    ]) {
      await expect(act()).rejects.toThrow(
        /none of its targets is healthy \(Health checks failed with these codes: \[404\]\), so a failed update could not be rolled back\. Change the health check, .*; or set desiredCount to 0 first/,
      );
    }
    expect((await api.stack())!.status).toBe('UPDATE_COMPLETE');

    await api.update({ healthCheckPath: '/' });
    await api.update({ desiredCount: 3 });
    expect(await api.service()).toMatchObject({ runningCount: 3 });
  });

  it('no target is healthy: without a task, an update that fails is rolled back', async () => {
    await checkPathByStack('/does-not-exist');
    await api.update({ desiredCount: 0 });
    await expect(
      api.update({ desiredCount: 2, image: nginx('1.28') }),
    ).rejects.toThrow(/404/);
    expect((await api.stack())!.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    await api.update({ desiredCount: 2, healthCheckPath: '/' });
    expect(await api.service()).toMatchObject({ runningCount: 2 });
  });

  it('no target is healthy yet: an update of tasks that only just started is not refused', async () => {
    await api.updateService({ desiredCount: 0 });
    await api.clients.ecs.send(
      new UpdateServiceCommand({
        cluster: api.deployed.clusterName,
        service: api.name,
        desiredCount: 2,
      }),
    );
    await api.update({ image: nginx('1.28'), onDrift: 'adopt' });
    expect(await api.runningImage()).toBe(nginx('1.28'));
  });

  it('the private subnets lost their route to the internet: no task is started that could not pull its image', async () => {
    const { parameters } = (await api.stack())!;
    const routes = await removeDefaultRoutes(
      parameters.PrivateSubnetIds.split(','),
    );
    const autoscaling = { enabled: true, minCount: 2, maxCount: 4 };
    for (const act of [
      () => api.update({ desiredCount: 3 }),
      () => api.update({ autoscaling }),
      () => api.update({ image: nginx('1.28') }),
      () => api.deploy({ desiredCount: 3 }),
    ]) {
      await expect(act()).rejects.toThrow(
        /Private subnet subnet-\w+ has no route to the internet/,
      );
    }
    expect(await api.bench.changeSets(api.name)).toEqual([]);

    // What starts no task does not need the route.
    await api.update({ desiredCount: 1 });
    expect(await api.service()).toMatchObject({ runningCount: 1 });
    await expect(api.update({ desiredCount: 2 })).rejects.toThrow('no route');
    await Promise.all(routes.map(route => api.clients.ec2.send(route)));
    await api.update({ desiredCount: 2 });
    expect(await api.service()).toMatchObject({ runningCount: 2 });
  });

  /** @returns what gives them back. */
  async function removeDefaultRoutes(
    subnetIds: string[],
  ): Promise<CreateRouteCommand[]> {
    const DestinationCidrBlock = '0.0.0.0/0';
    const { RouteTables } = await api.clients.ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'association.subnet-id', Values: subnetIds }],
      }),
    );
    return Promise.all(
      RouteTables!.map(async ({ RouteTableId, Routes }) => {
        await api.clients.ec2.send(
          new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }),
        );
        const { NatGatewayId } = Routes!.find(
          route => route.DestinationCidrBlock === DestinationCidrBlock,
        )!;
        return new CreateRouteCommand({
          RouteTableId,
          DestinationCidrBlock,
          NatGatewayId,
        });
      }),
    );
  }

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
