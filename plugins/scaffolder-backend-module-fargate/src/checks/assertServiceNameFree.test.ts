import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { assertServiceNameFree } from './assertServiceNameFree';

describe('assertServiceNameFree', () => {
  const check = async (
    services: object[] | undefined,
    ...stacks: Parameters<typeof withStacks>
  ) => {
    const { clients, context, inputs, signals } = cannedContext({
      ...withStacks(...stacks),
      DescribeServices: { services },
    });
    const { signal } = context;
    await assertServiceNameFree(clients, 'dev', 'orders', { signal });
    expect(signals).toEqual(signals.map(() => signal));
    return inputs;
  };
  const active = [{ status: 'INACTIVE' }, { status: 'ACTIVE' }];

  it.each([[undefined], [[]], [[{ status: 'INACTIVE' }]]])(
    'accepts the services %j',
    async services => {
      expect((await check(services)).slice(1)).toEqual([
        ['DescribeServices', { cluster: 'dev', services: ['orders'] }],
      ]);
    },
  );

  it('leaves a service to the stack of that name', async () => {
    expect(await check(active, cannedStack('orders'))).toHaveLength(1);
  });

  it('refuses a service of somebody else', async () => {
    await expect(check(active)).rejects.toThrow(
      'name: cluster dev already has a service orders that this portal did not create. Choose another name.',
    );
  });
});
