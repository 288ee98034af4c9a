import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { STACK_EVENTS_TOPIC } from '@fargate-api/backstage-plugin-fargate-api-node';
import { SimulatedStacks } from '../__testUtils__/SimulatedStacks';
import { FargateEntityProvider } from './FargateEntityProvider';

const SCAN = 'fargate-api:dev:scan';

const describedAs = (name: string) => ({
  entity: { namespace: 'default', name, owner: 'group:default/team-a' },
});

describe('FargateEntityProvider', () => {
  let aws: SimulatedStacks;
  const applyMutation = jest.fn<Promise<void>, [EntityProviderMutation]>();
  const logger = mockServices.logger.mock();
  let events = mockServices.events();
  let scheduler = mockServices.scheduler();

  beforeEach(async () => {
    jest.resetAllMocks();
    logger.child.mockReturnValue(logger);
    events = mockServices.events();
    scheduler = mockServices.scheduler();
    aws = await SimulatedStacks.start();
  });
  afterEach(() => aws.simulator.close());

  async function connect() {
    const provider = new FargateEntityProvider({
      target: aws.aws.targets.get('dev'),
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 3 } },
      aws: aws.aws,
      events,
      scheduler,
      logger,
    });
    await provider.connect({ applyMutation, refresh: jest.fn() });
  }

  /** What the catalog was told last. */
  function told() {
    const mutation = applyMutation.mock.lastCall![0];
    const entities =
      mutation.type === 'full' ? mutation.entities : mutation.added;
    const refs = entities.map(({ entity }) => stringifyEntityRef(entity));
    return { type: mutation.type, refs: refs.sort(), entities };
  }

  const deployed = (stackArn: string) =>
    events.publish({ topic: STACK_EVENTS_TOPIC, eventPayload: { stackArn } });

  const ordersRefs = ['api:default/orders', 'component:default/orders'];

  describe('when it scans', () => {
    it('brings the APIs and the environments of its target at once', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'));
      await aws.make('cluster', 'dev-cluster', describedAs('dev'));
      await aws.make('public-api', 'other', describedAs('other'), {
        target: 'prod',
      });
      await connect();
      expect(told()).toMatchObject({
        type: 'full',
        refs: [...ordersRefs, 'resource:default/dev'],
      });
    });

    it('keys them by account and region, so that two targets cannot take from one another', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'));
      await connect();
      expect(told().entities.map(({ locationKey }) => locationKey)).toEqual([
        'fargate-api:123456789012/eu-west-1',
        'fargate-api:123456789012/eu-west-1',
      ]);
    });

    it('lets the entities be when the target cannot be read', async () => {
      const { cloudFormation } = await aws.clients('dev');
      cloudFormation.middlewareStack.add(
        () => async () => {
          throw new Error('Rate exceeded');
        },
        { step: 'initialize', name: 'refuse' },
      );
      await connect();
      expect(applyMutation).not.toHaveBeenCalled();
      expect(logger.warn).toHaveBeenCalledWith(
        'The stacks of target dev could not be read, so its entities stay as they are',
        expect.objectContaining({ message: 'Rate exceeded' }),
      );
    });

    it.each([
      ['no description at all', undefined, 'carries no description'],
      ['one without an owner', { entity: { name: 'x' } }, 'no description'],
      [
        'a name that the catalog does not take',
        describedAs('not a name'),
        'describes an entity that the catalog does not take',
      ],
      [
        'a tag that the catalog does not take',
        { entity: { ...describedAs('x').entity, tags: ['No Tag'] } },
        'describes an entity that the catalog does not take',
      ],
    ])(
      'names a stack with %s, and goes on',
      async (_, descriptor, complaint) => {
        await aws.make('public-api', 'strange', descriptor);
        await aws.make('public-api', 'orders', describedAs('orders'));
        await connect();
        expect(told().refs).toEqual(ordersRefs);
        const [message] = logger.warn.mock.lastCall!;
        expect(message).toContain('Stack strange ');
        expect(message).toContain(complaint);
      },
    );

    it('leaves alone what is registered from a repository', async () => {
      await aws.make('public-api', 'orders', {
        ...describedAs('orders'),
        catalogInfoUrl: 'https://git.example.com/orders/catalog-info.yaml',
      });
      await connect();
      expect(told().refs).toEqual([]);
      expect(logger.warn).not.toHaveBeenCalled();
    });

    it('waits until a stack is made', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'), {
        seconds: 0,
      });
      await connect();
      expect(told().refs).toEqual([]);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(told().refs).toEqual(ordersRefs);
    });

    it('waits for the network of an environment', async () => {
      const vpcStackArn = await aws.make(
        'vpc',
        'dev-vpc',
        {},
        { resources: 100, seconds: 0 },
      );
      const dev = { ...describedAs('dev'), network: { vpcStackArn } };
      await aws.make('cluster', 'dev-cluster', dev, { seconds: 30 });
      await connect();
      expect(told().refs).toEqual([]);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(told().refs).toEqual(['resource:default/dev']);
    });

    it('keeps an API until its stack is gone', async () => {
      const arn = await aws.make('public-api', 'orders', describedAs('orders'));
      await connect();
      await aws.remove(arn, 0);
      await scheduler.triggerTask(SCAN);
      expect(told().refs).toEqual(ordersRefs);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(told().refs).toEqual([]);
    });

    it('keeps an environment while its network goes, and until its cluster is gone', async () => {
      const vpcStackArn = await aws.make('vpc', 'dev-vpc', {});
      const cluster = await aws.make('cluster', 'dev-cluster', {
        ...describedAs('dev'),
        network: { vpcStackArn },
      });
      await connect();
      const listed: string[][] = [];
      for (const [arn, seconds] of [
        [vpcStackArn, 0],
        [vpcStackArn, 3600],
        [cluster, 0],
        [cluster, 3600],
      ] as const) {
        await aws.remove(arn, seconds);
        await scheduler.triggerTask(SCAN);
        listed.push(told().refs);
      }
      expect(listed).toEqual([
        ['resource:default/dev'],
        ['resource:default/dev'],
        ['resource:default/dev'],
        [],
      ]);
    });

    it('takes the first of two stacks that describe the same API', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'));
      await aws.make('public-api', 'orders-2', describedAs('orders'));
      await connect();
      expect(told().refs).toEqual(ordersRefs);
      expect(logger.warn.mock.calls.map(([message]) => message)).toContain(
        'Two stacks of target dev describe api:default/orders: the first one stands',
      );
    });

    it('reads a description again only when its stack changed', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'));
      await connect();
      await scheduler.triggerTask(SCAN);
      const { calls } = aws.simulator;
      expect(calls.count({ operation: 'DescribeStacks' })).toBe(2);
      expect(calls.count({ operation: 'DescribeStackResource' })).toBe(1);
    });
  });

  describe('when it hears of a stack', () => {
    beforeEach(connect);

    it('brings its API at once, and nothing else', async () => {
      await aws.make('public-api', 'before', describedAs('before'));
      await deployed(
        await aws.make('public-api', 'orders', describedAs('orders')),
      );
      expect(told()).toMatchObject({ type: 'delta', refs: ordersRefs });
    });

    it('looks through all when it is an environment', async () => {
      await aws.make('public-api', 'orders', describedAs('orders'));
      await deployed(
        await aws.make('cluster', 'dev-cluster', describedAs('dev')),
      );
      expect(told()).toMatchObject({
        type: 'full',
        refs: [...ordersRefs, 'resource:default/dev'],
      });
    });

    it('takes away what is gone, and not what stands in its place', async () => {
      const old = await aws.make('public-api', 'orders', describedAs('orders'));
      const away = await aws.make('public-api', 'away', describedAs('away'));
      await aws.remove(old);
      await aws.remove(away);
      await aws.make('public-api', 'orders', describedAs('orders'));
      await deployed(old);
      expect(told()).toMatchObject({ type: 'full', refs: ordersRefs });
    });

    it.each([
      [
        'in another target',
        'arn:aws:cloudformation:eu-central-1:123456789012:stack/orders/1',
      ],
      [
        'in no target',
        'arn:aws:cloudformation:eu-west-1:999999999999:stack/orders/1',
      ],
      ['without an ARN', 'orders'],
    ])('does nothing about one %s', async (_, arn) => {
      applyMutation.mockClear();
      const before = aws.simulator.calls.count();
      await deployed(arn);
      expect(applyMutation).not.toHaveBeenCalled();
      expect(aws.simulator.calls.count()).toBe(before);
    });
  });
});
