import { isComplete, parseRepository, serializeRepository } from './repository';

it.each([
  ['github.com?owner=acme&repo=orders', 'github.com', 'acme', 'orders', true],
  [
    'gitlab.com?owner=acme%2Fshop&repo=orders',
    'gitlab.com',
    'acme/shop',
    'orders',
    true,
  ],
  ['github.com?owner=acme&repo=', 'github.com', 'acme', '', false],
  ['github.com?owner=&repo=orders', 'github.com', '', 'orders', false],
  ['?owner=acme&repo=orders', '', 'acme', 'orders', false],
] as const)('reads and writes %s', (repoUrl, host, owner, repo, complete) => {
  const repository = parseRepository(repoUrl);
  expect(repository).toEqual({ host, owner, repo });
  expect(serializeRepository(repository)).toBe(repoUrl);
  expect(isComplete(repository)).toBe(complete);
});

it('has empty parts before anything is typed', () => {
  expect(parseRepository()).toEqual({ host: '', owner: '', repo: '' });
});
