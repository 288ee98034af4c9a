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
  cannedRecord,
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { planDeletion } from './planDeletion';

describe('planDeletion', () => {
  async function plan(
    stacks: Parameters<typeof withStacks>,
    descriptors: Descriptors = {},
    main: object = { kind: 'cluster', entityRef: DEV },
  ) {
    const { clients } = cannedContext({
      ...withStacks(...stacks),
      ...withDescriptors(descriptors),
    });
    const found = await planDeletion(
      clients,
      await cannedRecord('cluster', main),
    );
    return {
      stacks: found.stacks.map(({ name }) => name),
      shared: found.shared.map(({ name }) => name),
      users: found.users,
    };
  }
  const endpoints = cannedStack('endpoints', {
    kind: 'endpoints',
    entityRef: DEV,
  });

  it('has the stacks of the entity, none before what uses it', async () => {
    expect(await plan([vpc(), endpoints, cluster(), api()])).toEqual({
      stacks: ['endpoints', 'vpc', 'cluster'],
      shared: [],
      users: [],
    });
  });

  it('has a deleted stack only if it is the main one', async () => {
    const status = 'DELETE_COMPLETE';
    expect((await plan([vpc({ status }), cluster({ status })])).stacks).toEqual(
      ['cluster'],
    );
  });

  it.each<[string, Parameters<typeof withStacks>, Descriptors, string[]]>([
    ['by its record', [api()], { orders: { environment: DEV } }, [ORDERS]],
    [
      'by the name of the cluster',
      [api({ parameters: { ClusterName: 'dev' } })],
      {},
      [ORDERS],
    ],
    [
      'without an entity',
      [api({ entityRef: undefined, parameters: { ClusterName: 'dev' } })],
      {},
      ['orders'],
    ],
    [
      'each once, in order',
      [
        api({ parameters: { ClusterName: 'dev' } }),
        cannedStack('orders-2', {
          entityRef: ORDERS,
          parameters: { ClusterName: 'dev' },
        }),
        cannedStack('a', {
          entityRef: 'api:default/a',
          parameters: { ClusterName: 'dev' },
        }),
      ],
      {},
      ['api:default/a', ORDERS],
    ],
    [
      'none in another cluster',
      [api({ parameters: { ClusterName: 'x' } })],
      {},
      [],
    ],
    [
      'none of another environment',
      [api()],
      { orders: { environment: 'x' } },
      [],
    ],
    [
      'none that is deleted',
      [api({ status: 'DELETE_COMPLETE', parameters: { ClusterName: 'dev' } })],
      { orders: { environment: DEV } },
      [],
    ],
  ])(
    'finds what uses the environment: %s',
    async (_, others, descriptors, users) => {
      expect((await plan([cluster(), ...others], descriptors)).users).toEqual(
        users,
      );
    },
  );

  it('finds what uses the cluster of an environment with further stacks', async () => {
    const other = cannedStack('endpoints', {
      kind: 'endpoints',
      entityRef: DEV,
      outputs: { ClusterName: 'x' },
    });
    const { users } = await plan([
      vpc(),
      other,
      cluster(),
      api({ parameters: { ClusterName: 'dev' } }),
      cannedStack('a', {
        entityRef: 'api:default/a',
        parameters: { ClusterName: 'x' },
      }),
    ]);
    expect(users).toEqual([ORDERS]);
  });

  it('knows no cluster without a name', async () => {
    const { users } = await plan([
      cluster({ outputs: {} }),
      api({ parameters: {} }),
    ]);
    expect(users).toEqual([]);
  });

  it('retains the network that another environment uses', async () => {
    const prod = cannedStack('prod', {
      kind: 'cluster',
      entityRef: 'resource:default/prod',
    });
    expect(
      await plan([vpc(), cluster(), prod], {
        prod: { network: { vpcStackArn: stackArnOf('vpc') } },
      }),
    ).toEqual({ stacks: ['cluster'], shared: ['vpc'], users: [] });
    const ids = { vpcId: 'v', publicSubnetIds: [], privateSubnetIds: [] };
    expect(
      (await plan([vpc(), cluster(), prod], { prod: { network: ids } })).shared,
    ).toEqual([]);
  });
});
