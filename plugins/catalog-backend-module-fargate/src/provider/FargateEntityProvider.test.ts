import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { STACK_EVENTS_TOPIC } from '@fargate-api/backstage-plugin-fargate-api-node';
import { SimulatedStacks } from '../__testUtils__/SimulatedStacks';
import { FargateEntityProvider } from './FargateEntityProvider';

const SCAN = 'fargate-api:dev:scan';

const descriptorOf = (name: string) => ({
  entity: { namespace: 'default', name, owner: 'group:default/team-a' },
});

describe('FargateEntityProvider', () => {
  let aws: SimulatedStacks;
  const applyMutation = jest.fn<Promise<void>, [EntityProviderMutation]>();
  const getEntitiesByRefs = jest.fn();
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

  async function connect({ keepsOrphans = false } = {}) {
    const provider = new FargateEntityProvider({
      target: aws.aws.targets.get('dev'),
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 3 } },
      aws: aws.aws,
      auth: mockServices.auth(),
      catalog: { getEntitiesByRefs },
      events,
      scheduler,
      logger,
      keepsOrphans,
    });
    await provider.connect({ applyMutation, refresh: jest.fn() });
  }

  /** The last mutation that the catalog received. */
  function lastMutation() {
    const mutation = applyMutation.mock.lastCall![0];
    const entities =
      mutation.type === 'full' ? mutation.entities : mutation.added;
    const refs = entities.map(({ entity }) => stringifyEntityRef(entity));
    return { type: mutation.type, refs: refs.sort(), entities };
  }

  const publishEvent = (stackArn: string) =>
    events.publish({ topic: STACK_EVENTS_TOPIC, eventPayload: { stackArn } });

  const ordersRefs = ['api:default/orders', 'component:default/orders'];

  describe('during a scan', () => {
    it('adds the APIs and environments of its target immediately', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await aws.create('cluster', 'dev-cluster', descriptorOf('dev'));
      await aws.create('public-api', 'other', descriptorOf('other'), {
        target: 'prod',
      });
      await connect();
      expect(lastMutation()).toMatchObject({
        type: 'full',
        refs: [...ordersRefs, 'resource:default/dev'],
      });
    });

    it('uses a location key for each account and region, so that targets cannot replace entities of each other', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect();
      expect(
        lastMutation().entities.map(({ locationKey }) => locationKey),
      ).toEqual([
        'fargate-api:123456789012/eu-west-1',
        'fargate-api:123456789012/eu-west-1',
      ]);
    });

    it('does not change the entities when the target cannot be read', async () => {
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
        'Could not read the stacks of target dev; its entities remain unchanged',
        expect.objectContaining({ message: 'Rate exceeded' }),
      );
    });

    it.each([
      ['no metadata', undefined, 'has no valid metadata'],
      ['no owner', { entity: { name: 'x' } }, 'has no valid metadata'],
      [
        'a name that is invalid in the catalog',
        descriptorOf('not a name'),
        'does not result in a valid entity',
      ],
      [
        'a tag that is invalid in the catalog',
        { entity: { ...descriptorOf('x').entity, tags: ['No Tag'] } },
        'does not result in a valid entity',
      ],
    ])(
      'logs a stack with %s, and adds the others',
      async (_, descriptor, warning) => {
        await aws.create('public-api', 'strange', descriptor);
        await aws.create('public-api', 'orders', descriptorOf('orders'));
        await connect();
        expect(lastMutation().refs).toEqual(ordersRefs);
        const [message] = logger.warn.mock.lastCall!;
        expect(message).toMatch(/stack strange /i);
        expect(message).toContain(warning);
      },
    );

    it.each([
      ['nothing', undefined, ordersRefs],
      ['the entity of the stack', 'fargate-api:arn', ordersRefs],
      ['the entity of its file', 'url:https://git.example.com/x', []],
    ])(
      'adds an API with a repository, without a location key, until its file is registered: the catalog has %s',
      async (_, location, refs) => {
        const entity = location && {
          metadata: {
            annotations: { 'backstage.io/managed-by-location': location },
          },
        };
        getEntitiesByRefs.mockResolvedValue({ items: [entity, entity] });
        await aws.create('public-api', 'orders', {
          ...descriptorOf('orders'),
          catalogInfoUrl: 'https://git.example.com/orders/catalog-info.yaml',
        });
        await connect();
        expect(lastMutation().refs).toEqual(refs);
        expect(
          lastMutation().entities.map(({ locationKey }) => locationKey),
        ).toEqual(refs.map(() => undefined));
        expect(getEntitiesByRefs).toHaveBeenCalledWith(
          expect.objectContaining({ entityRefs: ordersRefs }),
          expect.anything(),
        );
        expect(logger.warn).not.toHaveBeenCalled();
      },
    );

    it.each([
      // eslint-disable-next-line no-script-url
      ['scripts', 'javascript:alert(1)'],
      ['HTML', '<img src=x onerror=alert(1)>'],
      ['control characters', `\u202e\u001b[31m${'x'.repeat(2_000)}`],
      ['placeholders', '$text'],
    ])(
      'adds the others, and no link but to AWS and the endpoint, beside a descriptor full of %s',
      async (_, text) => {
        await aws.create('cluster', 'dev-cluster', descriptorOf('dev'));
        const { entity } = descriptorOf('orders');
        await aws.create('public-api', 'orders', {
          entity: {
            ...entity,
            title: text,
            description: text,
            lifecycle: text,
            system: text,
          },
          environment: text,
        });
        await connect();
        const { refs, entities } = lastMutation();
        expect(refs).toContain('resource:default/dev');
        const links = entities.flatMap(
          ({ entity: { metadata } }) => metadata.links ?? [],
        );
        expect(links.length).toBeGreaterThan(0);
        links.forEach(({ url }) => expect(url).toMatch(/^https?:\/\//));
      },
    );

    it('adds an API when its stack has been created', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'), {
        seconds: 0,
      });
      await connect();
      expect(lastMutation().refs).toEqual([]);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(lastMutation().refs).toEqual(ordersRefs);
    });

    it('adds an environment when its VPC has been created', async () => {
      const vpcStackArn = await aws.create(
        'vpc',
        'dev-vpc',
        {},
        { resources: 100, seconds: 0 },
      );
      const dev = { ...descriptorOf('dev'), network: { vpcStackArn } };
      await aws.create('cluster', 'dev-cluster', dev, { seconds: 30 });
      await connect();
      expect(lastMutation().refs).toEqual([]);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(lastMutation().refs).toEqual(['resource:default/dev']);
    });

    it('removes an API when its stack has been deleted', async () => {
      const arn = await aws.create(
        'public-api',
        'orders',
        descriptorOf('orders'),
      );
      await connect();
      await aws.delete(arn, 0);
      await scheduler.triggerTask(SCAN);
      expect(lastMutation().refs).toEqual(ordersRefs);
      await aws.simulator.clock.advance(3600);
      await scheduler.triggerTask(SCAN);
      expect(lastMutation().refs).toEqual([]);
    });

    it('removes an environment when its cluster stack has been deleted, not its VPC stack', async () => {
      const vpcStackArn = await aws.create('vpc', 'dev-vpc', {});
      const cluster = await aws.create('cluster', 'dev-cluster', {
        ...descriptorOf('dev'),
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
        await aws.delete(arn, seconds);
        await scheduler.triggerTask(SCAN);
        listed.push(lastMutation().refs);
      }
      expect(listed).toEqual([
        ['resource:default/dev'],
        ['resource:default/dev'],
        ['resource:default/dev'],
        [],
      ]);
    });

    it('uses the oldest of two stacks that define the same API', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await aws.create('public-api', 'orders-2', descriptorOf('orders'));
      await connect();
      expect(lastMutation().refs).toEqual(ordersRefs);
      expect(logger.warn.mock.calls.map(([message]) => message)).toContain(
        'Two stacks in target dev define api:default/orders; only the oldest one is used',
      );
    });

    it('reads a descriptor again only when its stack has changed', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect();
      await scheduler.triggerTask(SCAN);
      const { calls } = aws.simulator;
      expect(calls.count({ operation: 'DescribeStacks' })).toBe(2);
      expect(calls.count({ operation: 'DescribeStackResource' })).toBe(1);
    });
  });

  describe('of a target that is taken out of the configuration', () => {
    /** The configuration, with one target fewer. */
    const without = (name: string) => {
      const config = aws.config as { fargateApi: { targets: JsonObject[] } };
      const targets = config.fargateApi.targets.filter(
        target => target.name !== name,
      );
      return mockServices.rootConfig({
        data: { ...aws.config, fargateApi: { targets } },
      });
    };

    /** The next mutation that the catalog receives. */
    const nextMutation = () =>
      new Promise(resolve => {
        applyMutation.mockImplementationOnce(async mutation =>
          resolve(mutation),
        );
      });

    it('removes the entities, as a restart does, and stays quiet', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect();
      const removal = nextMutation();

      aws.aws.targets.reload(without('dev'));

      expect(await removal).toEqual({ type: 'full', entities: [] });
      const calls = aws.simulator.calls.count({});
      await scheduler.triggerTask(SCAN);
      expect(aws.simulator.calls.count({})).toBe(calls);
      expect(applyMutation).toHaveBeenCalledTimes(2);
      expect(logger.warn).not.toHaveBeenCalled();
    });

    it('keeps the entities where a restart would, and stays quiet', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect({ keepsOrphans: true });

      aws.aws.targets.reload(without('dev'));

      await scheduler.triggerTask(SCAN);
      expect(applyMutation).toHaveBeenCalledTimes(1);
      expect(logger.warn).not.toHaveBeenCalled();
    });

    it('keeps them for another target of the same account and region', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect();
      const config = aws.config as { fargateApi: { targets: JsonObject[] } };
      const [dev, ...others] = config.fargateApi.targets;

      aws.aws.targets.reload(
        mockServices.rootConfig({
          data: {
            ...aws.config,
            fargateApi: { targets: [{ ...dev, name: 'renamed' }, ...others] },
          },
        }),
      );

      await scheduler.triggerTask(SCAN);
      expect(applyMutation).toHaveBeenCalledTimes(1);
    });

    it('provides them again at once when the target is back', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await connect();
      const removal = nextMutation();
      aws.aws.targets.reload(without('dev'));
      await removal;
      const scan = nextMutation();

      aws.aws.targets.reload(mockServices.rootConfig({ data: aws.config }));

      await scan;
      expect(lastMutation()).toMatchObject({ type: 'full', refs: ordersRefs });
    });
  });

  describe('after an event', () => {
    it('reads the stack also when the configuration was reloaded', async () => {
      await connect();
      aws.aws.targets.reload(mockServices.rootConfig({ data: aws.config }));
      const arn = await aws.create(
        'public-api',
        'orders',
        descriptorOf('orders'),
      );
      await publishEvent(arn);
      expect(lastMutation()).toMatchObject({ type: 'delta', refs: ordersRefs });
    });

    beforeEach(() => connect());

    it('adds only the API of the stack', async () => {
      await aws.create('public-api', 'before', descriptorOf('before'));
      await publishEvent(
        await aws.create('public-api', 'orders', descriptorOf('orders')),
      );
      expect(lastMutation()).toMatchObject({ type: 'delta', refs: ordersRefs });
    });

    it('scans all stacks for the stack of an environment', async () => {
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await publishEvent(
        await aws.create('cluster', 'dev-cluster', descriptorOf('dev')),
      );
      expect(lastMutation()).toMatchObject({
        type: 'full',
        refs: [...ordersRefs, 'resource:default/dev'],
      });
    });

    it('removes the API of a deleted stack, unless a new stack defines it', async () => {
      const old = await aws.create(
        'public-api',
        'orders',
        descriptorOf('orders'),
      );
      const away = await aws.create('public-api', 'away', descriptorOf('away'));
      await aws.delete(old);
      await aws.delete(away);
      await aws.create('public-api', 'orders', descriptorOf('orders'));
      await publishEvent(old);
      expect(lastMutation()).toMatchObject({ type: 'full', refs: ordersRefs });
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
      await publishEvent(arn);
      expect(applyMutation).not.toHaveBeenCalled();
      expect(aws.simulator.calls.count()).toBe(before);
    });
  });
});
