import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { Repositories } from './Repositories';

const GITHUB = { host: 'github.com', token: 'good' };
const GITLAB = {
  host: 'gitlab.acme.com',
  baseUrl: 'https://gitlab.acme.com',
  apiBaseUrl: 'https://gitlab.acme.com/api/v4',
  token: 'good',
};

const ON_GITHUB = { host: 'github.com', owner: 'acme', repo: 'orders' };
const ON_GITLAB = { host: GITLAB.host, owner: 'acme/shop', repo: 'orders' };

/** The paths of the two, on either forge. */
const PATHS = {
  github: {
    base: 'https://api.github.com',
    owner: '/users/acme',
    repository: '/repos/acme/orders',
    file: '/repos/acme/orders/contents/ci/deliver.yml',
  },
  gitlab: {
    base: GITLAB.apiBaseUrl,
    owner: '/namespaces/acme%2Fshop',
    repository: '/projects/acme%2Fshop%2Forders',
    file: '/projects/acme%2Fshop%2Forders/repository/files/ci%2Fdeliver.yml?ref=HEAD',
  },
};

describe('Repositories', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');
  afterAll(() => fetched.mockRestore());

  /** Of forges that answer these by path; what is missing is not found. */
  function repositories(
    answers: Record<string, number | object | Error> = {},
    integrations: object = { github: [GITHUB], gitlab: [GITLAB] },
  ) {
    fetched.mockReset().mockImplementation(async url => {
      const path = String(url)
        .replace(PATHS.github.base, '')
        .replace(PATHS.gitlab.base, '');
      const answer = answers[path] ?? 404;
      if (answer instanceof Error) {
        throw answer;
      }
      return typeof answer === 'number'
        ? new Response('{}', { status: answer })
        : new Response(JSON.stringify(answer));
    });
    return new Repositories(
      ScmIntegrations.fromConfig(new ConfigReader({ integrations } as any)),
    );
  }
  const urls = () => fetched.mock.calls.map(([url]) => url);

  describe.each([
    ['github', ON_GITHUB],
    ['gitlab', ON_GITLAB],
  ] as const)('on %s', (type, repository) => {
    const { base, owner, repository: path, file } = PATHS[type];

    it('asks for the repository and its owner, with the token of the portal', async () => {
      const { signal } = new AbortController();
      const obstacle = await repositories({ [owner]: 200 }).obstacleTo(
        repository,
        { signal },
      );
      expect(obstacle).toBeUndefined();
      expect(urls()).toEqual([`${base}${path}`, `${base}${owner}`]);
      for (const [, init] of fetched.mock.calls) {
        expect(init).toEqual({
          headers: { Authorization: 'Bearer good' },
          signal,
        });
      }
    });

    it.each([
      ['no-owner', 404],
      ['token-refused', 401],
      [undefined, 403],
    ])(
      'without a name finds %s of an owner answered by %d',
      async (found, status) => {
        const { host, owner: name } = repository;
        const asked = repositories({ [owner]: status });
        expect(await asked.obstacleTo({ host, owner: name })).toBe(found);
        expect(urls()).toEqual([`${base}${owner}`]);
      },
    );

    it.each([
      ['exists', { [path]: 200 }],
      ['token-refused', { [path]: 401 }],
      ['no-owner', {}],
    ])('finds %s from %j', async (found, answers) => {
      expect(await repositories(answers).obstacleTo(repository)).toBe(found);
    });

    it('does not guess where it is not told', async () => {
      await expect(
        repositories({ [path]: 500 }).obstacleTo(repository),
      ).rejects.toThrow(`${repository.host} responds with 500`);
      await expect(
        repositories({ [path]: new Error('refused') }).obstacleTo(repository),
      ).rejects.toThrow(
        `${repository.host} cannot be reached; caused by Error: refused`,
      );
    });

    it('ends with a cancelled task', async () => {
      const signal = AbortSignal.abort(new Error('cancelled'));
      await expect(
        repositories({ [path]: new Error('aborted') }).obstacleTo(repository, {
          signal,
        }),
      ).rejects.toThrow('cancelled');
    });

    const { signal } = new AbortController();
    const isEmpty =
      type === 'github'
        ? { [`${path}/commits?per_page=1`]: 409 }
        : { [path]: { empty_repo: true } };
    const hasCommits =
      type === 'github'
        ? { [`${path}/commits?per_page=1`]: 200 }
        : { [path]: { empty_repo: false } };
    it.each([
      ['nothing', isEmpty],
      ['file', { ...hasCommits, [file]: 200 }],
      ['other', hasCommits],
    ])('knows that one contains %s', async (content, answers) => {
      expect(
        await repositories(answers).contentOf(repository, 'ci/deliver.yml', {
          signal,
        }),
      ).toBe(content);
      for (const [, init] of fetched.mock.calls) {
        expect(init).toEqual({
          headers: { Authorization: 'Bearer good' },
          signal,
        });
      }
    });
  });

  describe.each([
    ['github', ON_GITHUB],
    ['gitlab', ON_GITLAB],
  ] as const)('the text of a file on %s', (type, repository) => {
    const { file } = PATHS[type];
    const read = (answers: Record<string, number | object | Error>) =>
      repositories(answers).textOf(repository, 'ci/deliver.yml');

    it('is decoded', async () => {
      const content = Buffer.from('größe: 1\n').toString('base64');
      expect(await read({ [file]: { content: `${content}\n` } })).toBe(
        'größe: 1\n',
      );
    });

    it('is undefined without the file', async () => {
      expect(await read({})).toBeUndefined();
    });

    it('is not guessed when the forge refuses', async () => {
      await expect(read({ [file]: 403 })).rejects.toThrow(
        `${repository.host} responds with 403`,
      );
    });
  });

  it.each([
    ['unknown-host', { ...ON_GITHUB, host: 'bitbucket.org' }],
    ['unknown-host', { ...ON_GITHUB, host: '169.254.169.254' }],
    ['invalid-name', { ...ON_GITHUB, owner: '..' }],
    ['invalid-name', { ...ON_GITHUB, owner: 'acme/../user' }],
    ['invalid-name', { ...ON_GITHUB, owner: '' }],
    ['invalid-name', { ...ON_GITHUB, repo: '..' }],
    ['invalid-name', { ...ON_GITHUB, repo: 'or/ders' }],
    ['invalid-name', { ...ON_GITHUB, repo: '' }],
    ['invalid-name', { ...ON_GITHUB, repo: 'orders?x' }],
  ])('finds %s of %j, and asks nobody', async (found, repository) => {
    expect(await repositories().obstacleTo(repository)).toBe(found);
    expect(urls()).toEqual([]);
  });

  it.each([ON_GITHUB, ON_GITLAB])(
    'finds that there is no token for %j, and asks nobody',
    async repository => {
      const without = repositories(
        {},
        {
          github: [{ host: 'github.com' }],
          gitlab: [{ ...GITLAB, token: undefined }],
        },
      );
      expect(await without.obstacleTo(repository)).toBe('no-token');
      expect(urls()).toEqual([]);
    },
  );

  it('has the hosts of Backstage without any configuration', async () => {
    expect(await repositories({}, {}).obstacleTo(ON_GITHUB)).toBe('no-token');
  });
});
