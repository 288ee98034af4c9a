import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { checkRepository } from './checkRepository';

const API = 'https://api.github.com';
const ORDERS = 'github.com?owner=acme&repo=orders';
const FILE = '.github/workflows/deliver.yml';

const GITLAB = {
  host: 'gitlab.acme.com',
  baseUrl: 'https://gitlab.acme.com',
  apiBaseUrl: 'https://gitlab.acme.com/api/v4',
};

describe('checkRepository', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');
  afterAll(() => fetched.mockRestore());

  /** Asks a GitHub that answers these; what is missing is not found. */
  function check(
    statuses: Record<string, number | Error>,
    options: { continueWith?: string; signal?: AbortSignal } = {},
    { repoUrl = ORDERS, github = [{ host: 'github.com', token: 'good' }] } = {},
  ) {
    fetched.mockReset().mockImplementation(async url => {
      const answer = statuses[String(url).slice(API.length)] ?? 404;
      if (answer instanceof Error) {
        throw answer;
      }
      return new Response('{}', { status: answer });
    });
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { github, gitlab: [GITLAB] },
      }),
    );
    return checkRepository(integrations, repoUrl, options);
  }
  const paths = () =>
    fetched.mock.calls.map(([url]) => String(url).slice(API.length));

  it('asks for the repository and its owner, with the token of the portal', async () => {
    const { signal } = new AbortController();
    expect(await check({ '/users/acme': 200 }, { signal })).toEqual({
      exists: false,
      hasSource: false,
    });
    expect(paths()).toEqual(['/repos/acme/orders', '/users/acme']);
    for (const [, options] of fetched.mock.calls) {
      expect(options).toEqual({
        headers: { Authorization: 'Bearer good' },
        signal,
      });
    }
  });

  it.each<[string, Record<string, number>, boolean]>([
    ['has no commits', { '/repos/acme/orders/commits?per_page=1': 409 }, false],
    [
      'has the file',
      {
        '/repos/acme/orders/commits?per_page=1': 200,
        [`/repos/acme/orders/contents/${FILE}`]: 200,
      },
      true,
    ],
  ])('continues with one that %s', async (_, statuses, hasSource) => {
    expect(
      await check(
        { '/repos/acme/orders': 200, ...statuses },
        { continueWith: FILE },
      ),
    ).toEqual({ exists: true, hasSource });
  });

  it.each([FILE, undefined])('refuses one of others, with %s', async path => {
    const commits = { '/repos/acme/orders/commits?per_page=1': 200 };
    await expect(
      check({ '/repos/acme/orders': 200, ...commits }, { continueWith: path }),
    ).rejects.toThrow(
      'repoUrl: repository acme/orders exists on github.com. Choose another name.',
    );
    expect(paths()).toHaveLength(path ? 3 : 1);
  });

  it('continues with none that does not exist', async () => {
    expect(
      await check({ '/users/acme': 200 }, { continueWith: FILE }),
    ).toMatchObject({ exists: false });
    expect(paths()).toEqual(['/repos/acme/orders', '/users/acme']);
  });

  it.each<[string, Parameters<typeof check>, string]>([
    [
      'a host that is not of GitHub',
      [{}, {}, { repoUrl: 'gitlab.acme.com?owner=acme&repo=orders' }],
      'repoUrl: gitlab.acme.com is not a GitHub host of this portal (integrations.github in app-config). Choose a host that the wizard offers.',
    ],
    [
      'an owner that does not exist',
      [{ '/users/acme': 404 }],
      'repoUrl: github.com has no organization or user acme. Choose another owner.',
    ],
    [
      'a token that GitHub does not accept',
      [{ '/repos/acme/orders': 401 }],
      'repoUrl: github.com answers 401 to the token of this portal, so no repository can be created. Ask an administrator to check integrations.github in app-config, or deploy without a repository.',
    ],
    [
      'no token',
      [{}, {}, { github: [{ host: 'github.com' }] as any }],
      'repoUrl: this portal has no token for acme on github.com, so it cannot create a repository there. Ask an administrator to add one to integrations.github in app-config, or deploy without a repository.',
    ],
    [
      'a GitHub that cannot be reached',
      [{ '/repos/acme/orders': new Error('refused') }],
      'repoUrl: github.com cannot be reached; caused by Error: refused',
    ],
  ])('refuses %s', async (_, args, message) => {
    await expect(check(...args)).rejects.toThrow(message);
  });

  it('takes an owner for one whose page says something else', async () => {
    expect(await check({ '/users/acme': 403 })).toMatchObject({
      exists: false,
    });
  });

  it('ends with a cancelled task', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(
      check({ '/repos/acme/orders': new Error('aborted') }, { signal }),
    ).rejects.toThrow('cancelled');
  });
});
