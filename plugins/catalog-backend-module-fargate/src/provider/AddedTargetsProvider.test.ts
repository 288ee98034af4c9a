import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { JsonObject } from '@backstage/types';
import { SimulatedStacks } from '../__testUtils__/SimulatedStacks';
import { AddedTargetsProvider } from './AddedTargetsProvider';

const descriptorOf = (name: string) => ({
  entity: { namespace: 'default', name, owner: 'group:default/team-a' },
});

describe('AddedTargetsProvider', () => {
  let aws: SimulatedStacks;
  const applyMutation = jest.fn<Promise<void>, [EntityProviderMutation]>();
  const logger = mockServices.logger.mock();
  let scheduler = mockServices.scheduler();

  beforeEach(async () => {
    jest.resetAllMocks();
    logger.child.mockReturnValue(logger);
    scheduler = mockServices.scheduler();
    aws = await SimulatedStacks.start();
  });
  afterEach(() => aws.simulator.close());

  /** The configuration, with some of its targets. */
  const configWith = (...names: string[]) => {
    const { fargateApi, ...rest } = aws.config as Record<string, JsonObject>;
    const targets = fargateApi.targets as JsonObject[];
    return mockServices.rootConfig({
      data: {
        ...rest,
        fargateApi: {
          targets: targets.filter(({ name }) => names.includes(String(name))),
        },
      },
    });
  };

  /** @param entities - what the catalog has. */
  function providerFor(entities: Entity[] = []) {
    return new AddedTargetsProvider({
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 3 } },
      aws: aws.aws,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      events: mockServices.events(),
      scheduler,
      logger,
      keepsOrphans: false,
    });
  }

  /** What the catalog received, one mutation a text. */
  const received = () =>
    applyMutation.mock.calls.map(([mutation]) => {
      const refs = (items: object[]) =>
        items
          .map(item =>
            'entity' in item
              ? stringifyEntityRef(item.entity as Entity)
              : (item as { entityRef: string }).entityRef,
          )
          .sort();
      return mutation.type === 'full'
        ? { full: refs(mutation.entities) }
        : { added: refs(mutation.added), removed: refs(mutation.removed) };
    });

  const connection = { applyMutation, refresh: jest.fn() };

  const apiIn = (arn: string, name: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      namespace: 'default',
      name,
      annotations: { [STACK_ARN_ANNOTATION]: arn },
    },
  });
  const inProd = (name: string) =>
    apiIn(
      `arn:aws:cloudformation:eu-central-1:123456789012:stack/${name}/1`,
      name,
    );

  const ofOrders = ['api:default/orders', 'component:default/orders'];

  /** Starts with `dev` alone, while there is an API in `prod`. */
  async function start(entities?: Entity[]) {
    await aws.create('public-api', 'orders', descriptorOf('orders'), {
      target: 'prod',
    });
    aws.aws.targets.reload(configWith('dev'));
    const provider = providerFor(entities);
    await provider.connect(connection);
  }

  /** Adds `prod` to the configuration, and waits until it is scanned. */
  async function addProd() {
    const isScanned = new Promise(resolve => {
      logger.info.mockImplementation(resolve);
    });
    aws.aws.targets.reload(configWith('dev', 'prod'));
    expect(await isScanned).toBe('Target prod was added to the configuration');
  }

  it('provides what is in a target that the configuration gets, and removes nothing of others', async () => {
    const inDev = apiIn(
      'arn:aws:cloudformation:eu-west-1:123456789012:stack/dev/1',
      'in-dev',
    );
    await start([inDev, apiIn('not an ARN', 'strange')]);
    expect(applyMutation).not.toHaveBeenCalled();

    await addProd();

    expect(received()).toEqual([{ added: ofOrders, removed: [] }]);
  });

  it('removes what the target has no more, whichever replica added it', async () => {
    await start([inProd('orders'), inProd('gone')]);

    await addProd();

    expect(received()).toEqual([
      { added: ofOrders, removed: [] },
      { added: [], removed: ['api:default/gone'] },
    ]);
  });

  it('does not begin again with each change of the configuration', async () => {
    await start();
    await addProd();
    const scheduleTask = jest.spyOn(scheduler, 'scheduleTask');

    aws.aws.targets.reload(configWith('prod', 'dev'));

    expect(scheduleTask).not.toHaveBeenCalled();
  });

  it('tries again with the next change when a target cannot be scheduled', async () => {
    await start();
    const scheduleTask = jest
      .spyOn(scheduler, 'scheduleTask')
      .mockRejectedValueOnce(new Error('no database'));
    const isLogged = new Promise(resolve => {
      logger.error.mockImplementation(resolve);
    });
    aws.aws.targets.reload(configWith('dev', 'prod'));
    expect(await isLogged).toBe(
      'Target prod was added to the configuration, but is not scanned',
    );

    await addProd();

    expect(scheduleTask).toHaveBeenCalledTimes(2);
    expect(received()).toEqual([{ added: ofOrders, removed: [] }]);
  });

  it('gives up, after a restart, what the target does not have any more', async () => {
    await aws.create('public-api', 'orders', descriptorOf('orders'), {
      target: 'prod',
    });
    const provider = providerFor([inProd('orders'), inProd('gone')]);
    const own = jest.fn<Promise<void>, [EntityProviderMutation]>();
    await provider.connect(connection);
    const present = provider.ofPresentTargets();
    expect(present.map(one => one.getProviderName())).toEqual([
      'fargate-api:dev',
      'fargate-api:prod',
    ]);
    for (const one of present) {
      await one.connect({ applyMutation: own, refresh: jest.fn() });
    }

    expect(received()).toEqual([{ added: [], removed: ['api:default/gone'] }]);
    expect(own.mock.calls.map(([{ type }]) => type)).toEqual(['full', 'full']);

    await scheduler.triggerTask('fargate-api:prod:scan');
    expect(applyMutation).toHaveBeenCalledTimes(1);
  });

  it('removes what it added when the target is taken out again', async () => {
    await start([inProd('orders')]);
    await addProd();
    const isRemoved = new Promise<void>(resolve => {
      applyMutation.mockImplementation(async mutation => {
        if (mutation.type === 'delta' && mutation.removed.length > 0) {
          resolve();
        }
      });
    });

    aws.aws.targets.reload(configWith('dev'));

    await isRemoved;
    expect(received().at(-1)).toEqual({
      added: [],
      removed: ['api:default/orders'],
    });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('gives up, after a restart, what is in no target any more', async () => {
    aws.aws.targets.reload(configWith('dev'));
    const provider = providerFor([inProd('orders')]);
    await provider.connect(connection);
    const [dev] = provider.ofPresentTargets();

    await dev.connect({ applyMutation: jest.fn(), refresh: jest.fn() });

    expect(received()).toEqual([
      { added: [], removed: ['api:default/orders'] },
    ]);
  });
});
