import { Observations } from '../aws';
import { ServiceLocation } from '../location';
import { isOwnedBy } from './isOwnedBy';

const arn = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const target = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

function setUp(options: { stackTag?: string; serviceTag?: string | null }) {
  const observe = jest
    .fn()
    .mockResolvedValue({ value: { entityRef: options.serviceTag ?? null } });
  const stack = (serviceArn: string): Partial<ServiceLocation> => ({
    stack: {
      value: {
        name: 'orders',
        status: 'CREATE_COMPLETE',
        serviceArn,
        entityRef: options.stackTag,
      },
    },
  });
  const isOwned = (
    entityRef: string,
    location: Partial<ServiceLocation> = {},
  ) =>
    isOwnedBy(entityRef, { target, serviceArn: { value: arn }, ...location }, {
      observe,
    } as unknown as Observations);
  return { isOwned, observe, stack };
}

describe('isOwnedBy', () => {
  it.each([
    ['component:default/orders', true],
    ['api:default/orders', true],
    ['API:Default/Orders', true],
    ['component:default/billing', false],
    ['component:shop/orders', false],
    ['resource:default/orders', false],
    ['not a reference:', false],
    [undefined, false],
  ])('compares the tag %s of the stack: %s', async (stackTag, expected) => {
    const { isOwned, observe, stack } = setUp({ stackTag });
    expect(await isOwned('component:default/orders', stack(arn))).toBe(
      expected,
    );
    expect(observe).not.toHaveBeenCalled();
  });

  it('refuses an entity of a kind that has no service', async () => {
    const { isOwned, stack } = setUp({ stackTag: 'resource:default/orders' });
    expect(await isOwned('resource:default/orders', stack(arn))).toBe(false);
  });

  it.each([
    ['component:default/orders', true],
    ['component:default/billing', false],
    [null, false],
  ])(
    'compares the tag %s of a service without a stack: %s',
    async (serviceTag, expected) => {
      const { isOwned } = setUp({ serviceTag });
      expect(await isOwned('component:default/orders')).toBe(expected);
    },
  );

  it('ignores the tag of a stack that outputs another service', async () => {
    const { isOwned, stack } = setUp({
      stackTag: 'component:default/orders',
      serviceTag: 'component:default/billing',
    });
    expect(await isOwned('component:default/orders', stack(`${arn}-2`))).toBe(
      false,
    );
  });
});
