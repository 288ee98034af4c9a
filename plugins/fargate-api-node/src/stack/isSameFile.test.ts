import { isSameFile } from './isSameFile';

const GITHUB = 'https://github.com/acme/orders/blob/main/catalog-info.yaml';
const GITLAB =
  'https://git.acme.com/shop/web/orders/-/blob/main/catalog-info.yaml';

describe('isSameFile', () => {
  it.each([
    ['the same URL', GITHUB, GITHUB],
    [
      'the view that the catalog registers',
      GITHUB,
      GITHUB.replace('blob', 'tree'),
    ],
    ['the raw file', GITHUB, GITHUB.replace('blob', 'raw')],
    ['another case of the host', GITHUB, GITHUB.replace('github', 'GitHub')],
    ['another view in GitLab', GITLAB, GITLAB.replace('blob', 'raw')],
    ['a fragment', GITHUB, `${GITHUB}#L1`],
  ])('ignores %s', (_, one, other) => {
    expect(isSameFile(one, other)).toBe(true);
    expect(isSameFile(other, one)).toBe(true);
  });

  it.each([
    ['another repository', GITHUB, GITHUB.replace('orders', 'payroll')],
    ['another owner', GITHUB, GITHUB.replace('acme', 'evil')],
    [
      'another host',
      GITHUB,
      GITHUB.replace('github.com', 'github.com.evil.net'),
    ],
    ['another branch', GITHUB, GITHUB.replace('main', 'evil')],
    ['another file', GITHUB, GITHUB.replace('catalog', 'evil')],
    ['another query', `${GITHUB}?path=a`, `${GITHUB}?path=b`],
    ['a branch called tree', GITHUB, GITHUB.replace('/main/', '/tree/')],
    ['a user in front of the host', GITHUB, GITHUB.replace('//', '//evil@')],
    ['another path in GitLab', GITLAB, GITLAB.replace('web', 'evil')],
    ['a path without a view', GITHUB, GITHUB.replace('/blob/', '//')],
    [
      'a path with another slash',
      GITHUB,
      GITHUB.replace('main/cat', 'mainc/at'),
    ],
    ['no URL', 'catalog-info.yaml', 'catalog-info.yaml'],
  ])('tells apart %s', (_, one, other) => {
    expect(isSameFile(one, other)).toBe(false);
  });
});
