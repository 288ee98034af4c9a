import { cannedRecord } from '../__testUtils__/cannedStacks';
import { assertApi } from './assertApi';

describe('assertApi', () => {
  const check = async (kind: 'public-api' | 'internal-api' | 'vpc') =>
    assertApi({
      ...(await cannedRecord('orders', { kind })),
      entityRef: 'api:default/orders',
    });

  it.each(['public-api', 'internal-api'] as const)('takes a %s', async kind => {
    expect(await check(kind)).toMatchObject({ kind, name: 'orders' });
  });

  it('refuses the stack of anything else at the field', async () => {
    await expect(check('vpc')).rejects.toMatchObject({
      name: 'InputError',
      message:
        'entityRef: stack orders is not an API, but a vpc. Choose an API.',
    });
  });
});
