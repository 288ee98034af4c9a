import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { IMAGE, InternalBench } from '../__testUtils__/InternalBench';

const NEXT = IMAGE.replace(':v1', ':v2');

jest.setTimeout(120_000);

describe('fargate:api:update of an internal API', () => {
  let world: InternalBench;
  let deployed: Record<string, any>;
  let count = 0;

  beforeEach(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    const zone = await world.zone();
    const environment = await world.environment();
    ({ outputs: deployed } = await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    }));
    world.bench.addStackEntity('api:default/orders', deployed.stackArn);
  });
  afterEach(() => world.close());

  const update = (input = {}, options = {}) =>
    world.bench.run(
      'fargate:api:update',
      { entityRef: 'api:default/orders', ...input },
      { taskId: `update-${(count += 1)}`, ...options },
    );
  const orders = async () => (await world.bench.describe('orders'))!;

  it('changes what is mentioned, and keeps name, certificate, consumers and all else', async () => {
    const before = await orders();
    const { outputs } = await update({ image: NEXT });
    expect(outputs).toMatchObject({
      endpoint: 'https://api.acme.com',
      changed: true,
    });
    const after = await orders();
    expect(after.parameters).toEqual({
      ...before.parameters,
      ImageUrl: NEXT,
      DeployedTask: expect.stringMatching(/^update-/),
    });
    expect(after.outputs).toEqual({
      ...before.outputs,
      TaskDefinitionArn: expect.stringMatching(/:2$/),
    });
  });

  it('changes size and scaling', async () => {
    await update({
      cpu: 1024,
      memory: 2048,
      autoscaling: { enabled: true, minCount: 3, maxCount: 5 },
    });
    expect((await orders()).parameters).toMatchObject({
      ContainerCpu: '1024',
      ContainerMemory: '2048',
      Autoscaling: 'on',
      MinCount: '3',
    });
    expect((await world.bench.service(deployed.serviceArn)).runningCount).toBe(
      3,
    );
  });

  it('has nothing to do when nothing changes', async () => {
    const { outputs } = await update({ image: IMAGE });
    expect(outputs.changed).toBe(false);
  });

  it('shows in a dry run what would change', async () => {
    const { log } = await update({ image: NEXT }, { isDryRun: true });
    expect(log).toContain(
      `Dry run       orders: ImageUrl would become ${NEXT}`,
    );
    expect((await orders()).parameters.ImageUrl).toBe(IMAGE);
  });

  it.each([
    [
      'a public image where there is no NAT',
      { image: 'public.ecr.aws/docker/library/nginx:1.27' },
      'so the tasks cannot pull public.ecr.aws/docker/library/nginx:1.27',
    ],
    [
      'an image without tag or digest',
      { image: IMAGE.replace(':v1', '') },
      'names no tag and no digest',
    ],
    [
      'an image that is not in its registry',
      { image: IMAGE.replace(':v1', ':does-not-exist') },
      'repository orders of account 123456789012 in eu-west-1 has no image with tag does-not-exist',
    ],
    [
      'what replaces the target group',
      { port: 8080 },
      'The update would replace the target group',
    ],
    [
      'no task at least',
      { autoscaling: { enabled: true, minCount: 0, maxCount: 2 } },
      'instance.autoscaling.minCount must be greater than or equal to 1',
    ],
    [
      'to follow requests, which a network load balancer does not count',
      { autoscaling: { enabled: true, requestsPerTarget: 10 } },
      'autoscaling.requestsPerTarget: internal APIs have no such setting.',
    ],
  ])('refuses %s', async (_, input, message) => {
    const mark = world.bench.callCount();
    await expect(update(input)).rejects.toThrow(message);
    expect(
      world.bench.changingCalls({ since: mark, operation: 'ExecuteChangeSet' }),
    ).toEqual([]);
  });

  const spoiled: [string, () => Promise<unknown>, RegExp][] = [
    [
      'tasks that do not let the load balancer in any more',
      async () => {
        const { ec2 } = await world.bench.clients();
        const GroupId = (await orders()).outputs.ServiceSecurityGroupId;
        const { SecurityGroups } = await ec2.send(
          new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
        );
        return ec2.send(
          new RevokeSecurityGroupIngressCommand({
            GroupId,
            IpPermissions: SecurityGroups![0].IpPermissions,
          }),
        );
      },
      /^orders has drifted from its stack.* security group sg-\w+ does not allow the load balancer's group sg-\w+ on port 80.* add an ingress rule for TCP 80 from sg-\w+\.$/,
    ],
    [
      'a listener in the clear',
      async () => {
        const { elbv2 } = await world.bench.clients();
        const { TargetGroups } = await elbv2.send(
          new CreateTargetGroupCommand({
            Name: 'clear',
            TargetType: 'ip',
            Protocol: 'TCP',
            Port: 80,
            VpcId: (await orders()).parameters.VpcId,
          }),
        );
        const { TargetGroupArn } = TargetGroups![0];
        return elbv2.send(
          new CreateListenerCommand({
            LoadBalancerArn: deployed.loadBalancerArn,
            Port: 80,
            Protocol: 'TCP',
            DefaultActions: [{ Type: 'forward', TargetGroupArn }],
          }),
        );
      },
      /listens on TCP:80 beside TLS:443, and an internal API uses only TLS: delete listener arn:/,
    ],
    [
      'port 80 of the load balancer for consumers',
      async () => {
        const { ec2 } = await world.bench.clients();
        return ec2.send(
          new AuthorizeSecurityGroupIngressCommand({
            GroupId: (await orders()).outputs.LoadBalancerSecurityGroupId,
            IpPermissions: [
              {
                IpProtocol: 'tcp',
                FromPort: 80,
                ToPort: 80,
                IpRanges: [{ CidrIp: '10.1.0.0/16' }],
              },
            ],
          }),
        );
      },
      /allows 10\.1\.0\.0\/16 on port 80/,
    ],
  ];
  it.each(spoiled)(
    'refuses to change what somebody spoiled by hand: %s',
    async (_, spoil, message) => {
      await spoil();
      const mark = world.bench.callCount();
      await expect(update({ image: NEXT })).rejects.toThrow(message);
      expect(world.bench.changingCalls({ since: mark })).toEqual([]);
    },
  );
});
