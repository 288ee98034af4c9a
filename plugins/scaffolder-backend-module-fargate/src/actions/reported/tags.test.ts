import { CreateTagsCommand, DescribeTagsCommand } from '@aws-sdk/client-ec2';
import {
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import {
  AddTagsCommand,
  DescribeTagsCommand as DescribeBalancerTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 5. */
describe("what people reported: other people's tags vanish with every update", () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  const tags = async () => (await api.stack())!.tags;

  it('keeps them', async () => {
    const before = await tags();
    await api.tagStack({ DataClass: 'internal' });
    await api.later(300);
    await api.update({ desiredCount: 3 });
    expect(await tags()).toEqual({ ...before, DataClass: 'internal' });
    await api.deploy({ desiredCount: 2 });
    expect(await tags()).toEqual({ ...before, DataClass: 'internal' });
  });

  it('sets those of the request, and keeps them afterwards', async () => {
    await api.update({ awsTags: { CostCenter: '4711' } });
    expect(await tags()).toMatchObject({ CostCenter: '4711' });
    await api.update({ desiredCount: 3 });
    expect(await tags()).toMatchObject({ CostCenter: '4711' });
  });

  it.each([
    [{ 'fargate-api:entity': 'api:default/other' }, 'are reserved'],
    [{ 'aws:x': '1' }, 'are reserved'],
    [{ 'Cost;Center': '1' }, 'is not the key of a tag'],
    [
      { ' fargate-api:entity': 'api:default/a' },
      'the tag " fargate-api:entity" must not begin or end with a space',
    ],
    [{ CostCenter: '1 ' }, 'the tag "CostCenter" must not begin or end'],
    [
      { CostCenter: 'x'.repeat(257) },
      'the value of CostCenter must be at most 256',
    ],
  ])('refuses %j', async (awsTags, message) => {
    await expect(api.update({ awsTags })).rejects.toThrow(message);
  });
});

/** Issue 11: case 5, `fargateApi.targets[].tags`. */
describe('tags that the configuration has for a target', () => {
  const OF_TARGET = { CostCenter: '4711', 'acme:stage': 'dev' };
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start({ tags: OF_TARGET });
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  /** Of the stack and of a resource of each of the services that have tags. */
  async function tags() {
    const { outputs, tags: stack } = (await api.stack())!;
    const { TargetGroupArn, ServiceArn, ServiceSecurityGroupId } = outputs;
    const { ec2, ecs, elbv2 } = api.clients;
    const service = await ecs.send(
      new ListTagsForResourceCommand({ resourceArn: ServiceArn }),
    );
    const group = await elbv2.send(
      new DescribeBalancerTagsCommand({ ResourceArns: [TargetGroupArn] }),
    );
    const securityGroup = await ec2.send(
      new DescribeTagsCommand({
        Filters: [{ Name: 'resource-id', Values: [ServiceSecurityGroupId] }],
      }),
    );
    return {
      stack,
      service: Object.fromEntries(
        service.tags!.map(({ key, value }) => [key, value]),
      ),
      targetGroup: Object.fromEntries(
        group.TagDescriptions![0].Tags!.map(({ Key, Value }) => [Key, Value]),
      ),
      securityGroup: Object.fromEntries(
        securityGroup.Tags!.map(({ Key, Value }) => [Key, Value]),
      ),
    };
  }
  const everywhere = (some: object) => {
    const all = expect.objectContaining(some);
    return { stack: all, service: all, targetGroup: all, securityGroup: all };
  };

  it('are those of the stack and of its resources, beside ours', async () => {
    expect(await tags()).toEqual(everywhere(OF_TARGET));
    expect((await tags()).stack).toMatchObject({
      'fargate-api:entity': api.entityRef,
    });
  });

  it('leave alone what others gave the stack and thereby its resources, with every update', async () => {
    await api.tagStack({ OnCall: 'orders' });
    await api.later(300);
    await api.update({ desiredCount: 3, awsTags: { Release: '7' } });
    const all = { ...OF_TARGET, OnCall: 'orders', Release: '7' };
    expect(await tags()).toEqual(everywhere(all));
    await api.deploy({ desiredCount: 2 });
    expect(await tags()).toEqual(everywhere(all));
  });

  it('so does what others gave a resource directly', async () => {
    const { ServiceArn, ServiceSecurityGroupId, TargetGroupArn } =
      (await api.stack())!.outputs;
    const { ec2, ecs, elbv2 } = api.clients;
    await ecs.send(
      new TagResourceCommand({
        resourceArn: ServiceArn,
        tags: [{ key: 'DataClass', value: 'internal' }],
      }),
    );
    const Tags = [{ Key: 'DataClass', Value: 'internal' }];
    await elbv2.send(
      new AddTagsCommand({ ResourceArns: [TargetGroupArn], Tags }),
    );
    await ec2.send(
      new CreateTagsCommand({ Resources: [ServiceSecurityGroupId], Tags }),
    );
    const direct = async () => {
      const { stack, ...resources } = await tags();
      return resources;
    };
    const kept = expect.objectContaining({
      DataClass: 'internal',
      Release: '7',
      ...OF_TARGET,
    });
    await api.update({ image: nginx('1.28'), awsTags: { Release: '7' } });
    expect(await direct()).toEqual({
      service: kept,
      targetGroup: kept,
      securityGroup: kept,
    });
    await api.deploy({ healthCheckPath: '/health' });
    expect(await direct()).toEqual({
      service: kept,
      targetGroup: kept,
      securityGroup: kept,
    });
  });

  it('give way to what a person chose for one API, also with the updates after', async () => {
    await api.update({ awsTags: { CostCenter: '815' } });
    await api.update({ desiredCount: 3 });
    await api.deploy({ desiredCount: 2 });
    expect(await tags()).toEqual(
      everywhere({ ...OF_TARGET, CostCenter: '815' }),
    );
  });
});
