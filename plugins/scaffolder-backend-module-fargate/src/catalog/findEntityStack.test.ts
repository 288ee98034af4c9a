import { stackArnOf } from '../__testUtils__/cannedStacks';
import { findEntityStack } from './findEntityStack';

const STACK = stackArnOf('orders');

const CREDENTIALS = {} as any;

const entity = (kind: string, annotations?: object) =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'orders', annotations },
  } as any);

const annotated = { 'fargate-api/stack-arn': STACK };

describe('findEntityStack', () => {
  const find = (found?: object) =>
    findEntityStack(
      { getEntityByRef: async () => found } as any,
      'api:default/orders',
      CREDENTIALS,
    );

  it('is in the annotation of the entity', async () => {
    const found = entity('API', annotated);
    expect(await find(found)).toEqual({ entity: found, stackArn: STACK });
  });

  it.each([
    [
      undefined,
      'entityRef: api:default/orders is not in the catalog, or you have no access to it. Choose an entity that the catalog lists.',
    ],
    [
      entity('API'),
      'entityRef: api:default/orders has no deployment (no annotation fargate-api/stack-arn).',
    ],
  ])('is refused of %j', async (found, message) => {
    await expect(find(found)).rejects.toThrow(message);
  });

  it('is looked for in the name of the user', async () => {
    const getEntityByRef = jest.fn(async (..._: any[]) =>
      entity('API', annotated),
    );
    await findEntityStack(
      { getEntityByRef },
      'api:default/orders',
      CREDENTIALS,
    );
    expect(getEntityByRef.mock.calls).toEqual([
      ['api:default/orders', { credentials: CREDENTIALS }],
    ]);
  });
});
