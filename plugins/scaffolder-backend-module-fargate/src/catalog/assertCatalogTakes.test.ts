import { stackArnOf } from '../__testUtils__/cannedStacks';
import { assertCatalogTakes } from './assertCatalogTakes';

const STACK = stackArnOf('orders');

describe('assertCatalogTakes', () => {
  const descriptor = (changes: object) => ({
    entity: {
      namespace: 'default',
      name: 'orders',
      owner: 'group:default/a',
      ...changes,
    },
  });

  it('accepts what the catalog accepts', async () => {
    await expect(
      assertCatalogTakes('public-api', descriptor({ tags: ['shop'] })),
    ).resolves.toBeUndefined();
    await expect(
      assertCatalogTakes('cluster', {
        ...descriptor({}),
        network: { vpcStackArn: STACK },
      }),
    ).resolves.toBeUndefined();
  });

  it.each([
    [
      { tags: ['not a tag'] },
      /^tags: the catalog refuses it: "tags\.0" is not valid/,
    ],
    [{ name: 'a b' }, /^name: the catalog refuses it: /],
    [{ owner: '' }, /^owner: the catalog refuses it: /],
  ])('refuses %j at its field', async (changes, message) => {
    const error = await assertCatalogTakes(
      'public-api',
      descriptor(changes),
    ).catch(e => e);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('To learn more');
  });
});
