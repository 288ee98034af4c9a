import { userCredentials } from '../__testUtils__/credentials';
import { stackArnOf } from '../__testUtils__/cannedStacks';
import { assertEntityFree } from './assertEntityFree';

const STACK = stackArnOf('orders');

const CREDENTIALS = userCredentials();

const entity = (kind: string, annotations?: object) =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'orders', annotations },
  } as any);

const annotated = { 'fargate-api/stack-arn': STACK };

describe('assertEntityFree', () => {
  const refs = ['api:default/orders', 'component:default/orders'];
  const check = (items: (object | undefined)[], accountId = '123456789012') =>
    assertEntityFree(
      { getEntitiesByRefs: async () => ({ items }) } as any,
      refs,
      { accountId, region: 'eu-west-1', name: 'orders' },
      CREDENTIALS,
    );

  it('tells whether the catalog has the entity of the stack already', async () => {
    expect(await check([undefined, undefined])).toBe(false);
    expect(await check([undefined, entity('Component', annotated)])).toBe(
      false,
    );
    expect(await check([entity('API', annotated), undefined])).toBe(true);
  });

  it.each<[string, string | undefined, string]>([
    ['of another name', stackArnOf('other'), 'belongs to stack'],
    [
      'in another region',
      STACK.replace('eu-west-1', 'us-east-1'),
      'belongs to stack',
    ],
    ['that is none', 'orders', 'belongs to stack orders'],
    ['without a stack', undefined, 'belongs to something else'],
  ])('refuses an entity of a stack %s', async (_, arn, text) => {
    const other = entity('Component', { 'fargate-api/stack-arn': arn });
    await expect(check([undefined, other])).rejects.toThrow(
      `name: component:default/orders already exists in the catalog and ${text}`,
    );
  });

  it('refuses an entity without annotations', async () => {
    await expect(check([entity('API'), undefined])).rejects.toThrow(
      'name: api:default/orders already exists in the catalog and belongs to something else. Choose another name.',
    );
  });

  it('asks for what the user sees', async () => {
    const getEntitiesByRefs = jest.fn(async () => ({ items: [undefined] }));
    await assertEntityFree(
      { getEntitiesByRefs },
      refs,
      { accountId: '123456789012', region: 'eu-west-1', name: 'orders' },
      CREDENTIALS,
    );
    expect(getEntitiesByRefs.mock.calls).toEqual([
      [{ entityRefs: refs }, { credentials: CREDENTIALS }],
    ]);
  });

  it('refuses one in another account', async () => {
    await expect(
      check([entity('API', annotated), undefined], '210987654321'),
    ).rejects.toThrow(
      `name: api:default/orders already exists in the catalog and belongs to stack ${STACK}. Choose another name.`,
    );
  });
});
