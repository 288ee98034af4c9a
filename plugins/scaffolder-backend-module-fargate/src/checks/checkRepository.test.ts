import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { StandInForge } from '../__testUtils__/StandInForge';
import { checkRepository } from './checkRepository';

const ORDERS = '/repos/acme/orders';
const FILE = '.github/workflows/deliver.yml';

describe('checkRepository', () => {
  let stand: StandInForge;

  beforeAll(async () => {
    stand = await StandInForge.start();
  });
  afterAll(() => stand.close());
  beforeEach(() => {
    stand.answers.clear();
    stand.requests.length = 0;
  });

  const check = (
    continueWith?: string,
    repoUrl = 'github.com?owner=acme&repo=orders',
    signal?: AbortSignal,
  ) =>
    checkRepository(
      ScmIntegrations.fromConfig(
        new ConfigReader({ integrations: stand.integrations }),
      ),
      repoUrl,
      { continueWith, signal },
    );

  it.each([FILE, undefined])('takes a new one, with %s', async continueWith => {
    stand.answers.set('/users/acme', {});
    expect(await check(continueWith)).toEqual({
      exists: false,
      hasSource: false,
    });
    expect(stand.requests).toEqual([ORDERS, '/users/acme']);
  });

  it('takes a new one on GitLab', async () => {
    stand.answers.set('/api/v4/namespaces/acme%2Fshop', {});
    expect(
      await check(undefined, 'gitlab.com?owner=acme%2Fshop&repo=orders'),
    ).toEqual({ exists: false, hasSource: false });
  });

  it.each<[string, string, unknown, boolean]>([
    ['has no commits', `${ORDERS}/commits`, 409, false],
    ['has the file', `${ORDERS}/contents/${FILE}`, {}, true],
  ])('continues with one that %s', async (_, path, answer, hasSource) => {
    stand.answers.set(ORDERS, {}).set(path, answer);
    expect(await check(FILE)).toEqual({ exists: true, hasSource });
  });

  it.each([FILE, undefined])('refuses one of others, with %s', async path => {
    stand.answers.set(ORDERS, {});
    await expect(check(path)).rejects.toThrow(
      'repoUrl: a repository acme/orders exists on github.com. Choose another name.',
    );
    expect(stand.requests).toHaveLength(path ? 3 : 1);
  });

  it.each([
    [
      'github.com?owner=nobody&repo=orders',
      'repoUrl: there is no organization, user or group nobody on github.com. Choose another owner.',
    ],
    [
      'github.com?owner=acme&repo=or%20ders',
      'repoUrl: the owner and the name of a repository consist of',
    ],
    [
      'bitbucket.org?workspace=a&project=b&repo=c',
      'repoUrl: this portal has no integration with GitHub or GitLab on bitbucket.org. Ask an administrator',
    ],
    ['git.acme.com?owner=acme&repo=orders', 'git.acme.com'],
  ])('refuses %s', async (repoUrl, message) => {
    await expect(check(FILE, repoUrl)).rejects.toThrow(message);
  });

  it('ends with a cancelled task', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(check(undefined, undefined, signal)).rejects.toThrow(
      'cancelled',
    );
  });
});
