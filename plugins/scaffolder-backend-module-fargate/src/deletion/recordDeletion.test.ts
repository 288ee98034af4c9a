import {
  api,
  cluster,
  Descriptors,
  DEV,
  ORDERS,
  vpc,
  withDescriptors,
} from '../__testUtils__/cannedEnvironment';
import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { recordDeletion } from './recordDeletion';

describe('recordDeletion', () => {
  const entity = (name: string, kind = 'API') => ({
    apiVersion: 'v1',
    kind,
    metadata: { name },
  });
  const record = (
    of: ReturnType<typeof entity>,
    main: string,
    stacks: Parameters<typeof withStacks>,
    options: {
      confirm?: string;
      authorize?: jest.Mock;
      descriptors?: Descriptors;
    } = {},
  ) => {
    const { clients } = cannedContext({
      ...withStacks(...stacks),
      ...withDescriptors(options.descriptors ?? {}),
    });
    return recordDeletion(
      clients,
      { entity: of, stackArn: stackArnOf(main) },
      options.confirm,
      { authorize: options.authorize ?? jest.fn() },
    );
  };

  it('is what a rerun needs when the catalog has nothing of it any more', async () => {
    expect(
      await record(entity('orders'), 'orders', [api()], {
        descriptors: { orders: { catalogInfoUrl: 'https://git/c.yaml' } },
      }),
    ).toEqual({
      entityRef: ORDERS,
      stacks: [{ arn: stackArnOf('orders'), name: 'orders', label: 'API' }],
      shared: [],
      catalogInfoUrl: 'https://git/c.yaml',
    });
  });

  it('has all stacks of an environment, those that stay apart', async () => {
    const prod = cannedStack('prod', {
      kind: 'cluster',
      entityRef: 'resource:default/prod',
    });
    expect(
      await record(
        entity('dev', 'Resource'),
        'cluster',
        [vpc(), cluster(), prod],
        {
          confirm: 'dev',
          descriptors: {
            prod: { network: { vpcStackArn: stackArnOf('vpc') } },
          },
        },
      ),
    ).toEqual({
      entityRef: DEV,
      stacks: [
        { arn: stackArnOf('cluster'), name: 'cluster', label: 'Cluster' },
      ],
      shared: ['vpc'],
      catalogInfoUrl: null,
    });
  });

  it('has each stack of an environment once', async () => {
    const { stacks } = await record(
      entity('dev', 'Resource'),
      'cluster',
      [vpc(), cluster()],
      { confirm: 'dev' },
    );
    expect(stacks.map(({ name }) => name).sort()).toEqual(['cluster', 'vpc']);
  });

  it('has the main stack beside others when CloudFormation lists only those', async () => {
    const { stacks } = await record(entity('orders'), 'orders', [
      api({ kind: undefined, status: 'DELETE_COMPLETE' }),
      cannedStack('orders-more', { kind: 'internal-api', entityRef: ORDERS }),
    ]);
    expect(stacks.map(({ name }) => name)).toEqual(['orders', 'orders-more']);
  });

  it('has the main stack also when CloudFormation lists it no more', async () => {
    const { stacks } = await record(entity('orders'), 'orders', [
      api({ kind: undefined, status: 'DELETE_COMPLETE' }),
    ]);
    expect(stacks).toEqual([
      { arn: stackArnOf('orders'), name: 'orders', label: 'API' },
    ]);
  });

  it.each<[string, Parameters<typeof record>, string]>([
    [
      'one that is in use',
      [
        entity('dev', 'Resource'),
        'cluster',
        [cluster(), api({ parameters: { ClusterName: 'dev' } })],
        { confirm: 'dev' },
      ],
      'resource:default/dev is in use by api:default/orders. Delete that first.',
    ],
    [
      'one that several use',
      [
        entity('dev', 'Resource'),
        'cluster',
        [
          cluster(),
          api({ parameters: { ClusterName: 'dev' } }),
          cannedStack('b', {
            entityRef: 'api:default/b',
            parameters: { ClusterName: 'dev' },
          }),
        ],
        { confirm: 'dev' },
      ],
      'resource:default/dev is in use by api:default/b and api:default/orders. Delete these first.',
    ],
    [
      'one that is not confirmed',
      [entity('dev', 'Resource'), 'cluster', [cluster()]],
      'confirm: this deletes an environment. Enter dev to confirm',
    ],
    [
      'a DNS zone',
      [entity('orders'), 'orders', [api({ kind: 'dns-zone' })]],
      'is a DNS zone, and its delegation has to be deleted first',
    ],
    [
      'one of somebody else',
      [
        entity('orders'),
        'orders',
        [api()],
        { authorize: jest.fn().mockRejectedValue(new Error('not yours')) },
      ],
      'not yours',
    ],
  ])('refuses %s', async (_, args, message) => {
    await expect(record(...args)).rejects.toThrow(message);
  });
});
