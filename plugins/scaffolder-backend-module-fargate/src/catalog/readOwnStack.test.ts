import { ConflictError, NotFoundError } from '@backstage/errors';
import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedStack,
  stackArnOf,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { readOwnStack } from './readOwnStack';

const STACK = stackArnOf('orders');

const entity = (kind: string, annotations?: object) =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'orders', annotations },
  } as any);

describe('readOwnStack', () => {
  const read = (of: object, ...stacks: Parameters<typeof withStacks>) => {
    const { clients, context } = cannedContext(withStacks(...stacks));
    const { signal } = context;
    return readOwnStack(clients, of as any, STACK, { signal });
  };
  const ours = cannedStack('orders', { entityRef: 'api:default/orders' });

  it('is the stack of the API, and of the Component that provides it', async () => {
    const expected = { name: 'orders', entityRef: 'api:default/orders' };
    expect(await read(entity('API'), ours)).toMatchObject(expected);
    expect(await read(entity('Component'), ours)).toMatchObject(expected);
    const component = cannedStack('orders', {
      entityRef: 'component:default/orders',
    });
    expect((await read(entity('Component'), component)).name).toBe('orders');
  });

  it.each<[string, object, Parameters<typeof withStacks>, Error]>([
    [
      'no stack',
      entity('API'),
      [],
      new NotFoundError(
        `The stack of api:default/orders does not exist any more in target dev: ${STACK}.`,
      ),
    ],
    [
      'the stack of somebody else',
      entity('API'),
      [
        cannedStack('orders', {
          entityRef: 'api:default/orders',
          isForeign: true,
        }),
      ],
      new ConflictError(
        'Stack orders was not created by this portal (no tag fargate-api:managed), so it was not changed.',
      ),
    ],
    [
      'a stack of no entity',
      entity('API'),
      [cannedStack('orders')],
      new ConflictError(
        'Stack orders was not created by this portal (no tag fargate-api:managed), so it was not changed.',
      ),
    ],
    [
      'the stack of another entity',
      entity('Resource'),
      [ours],
      new ConflictError(
        'Stack orders belongs to api:default/orders and not to resource:default/orders, so it was not changed.',
      ),
    ],
    [
      'the stack of its Component',
      entity('API'),
      [cannedStack('orders', { entityRef: 'component:default/orders' })],
      new ConflictError(
        'Stack orders belongs to component:default/orders and not to api:default/orders, so it was not changed.',
      ),
    ],
  ])('refuses %s', async (_, of, stacks, error) => {
    const found = await read(of, ...stacks).catch(e => e);
    expect([found.name, found.message]).toEqual([error.name, error.message]);
  });
});
