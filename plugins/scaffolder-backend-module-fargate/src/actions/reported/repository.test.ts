import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { createRepositoryCheckAction } from '../repositoryCheck';
import { examples } from '../repositoryCheck.examples';
import { parse } from 'yaml';

/** Issue 11: case 12. */
describe('what people reported: the repository fails after the API is deployed', () => {
  const STATUS: Record<string, number> = {
    '/repos/acme/taken': 200,
    '/repos/acme/taken/commits?per_page=1': 200,
    '/repos/acme/created': 200,
    '/repos/acme/created/commits?per_page=1': 409,
    '/repos/acme/pushed': 200,
    '/repos/acme/pushed/commits?per_page=1': 200,
    '/repos/acme/pushed/contents/.github/workflows/deliver.yml': 200,
    '/users/acme': 200,
  };
  let github: Server;
  let apiBaseUrl: string;

  beforeAll(async () => {
    github = createServer(({ url, headers }, response) => {
      const isKnown = headers.authorization === 'Bearer good';
      response.statusCode = isKnown ? STATUS[url!] ?? 404 : 401;
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      github.listen(0, '127.0.0.1', resolve);
    });
    const { port } = github.address() as AddressInfo;
    apiBaseUrl = `http://127.0.0.1:${port}`;
  });
  afterAll(() => github.close());

  async function check(
    repoUrl: string,
    integration: object = { token: 'good' },
    continueWith?: string,
  ): Promise<{ log: string[]; outputs: Record<string, boolean | string> }> {
    const log: string[] = [];
    const outputs: Record<string, boolean | string> = {};
    const { handler } = createRepositoryCheckAction({
      config: new ConfigReader({
        integrations: {
          github: [{ host: 'github.com', apiBaseUrl, ...integration }],
        },
      }),
    });
    await handler({
      input: { repoUrl, continueWith },
      logger: { info: (line: string) => log.push(line) },
      output: (name: string, value: boolean | string) => {
        outputs[name] = value;
      },
    } as any);
    return { log, outputs };
  }

  it('says that it can be created, as in the example', async () => {
    const [step] = parse(examples[0].example).steps;
    expect(await check(step.input.repoUrl)).toEqual({
      log: [
        'Note          repository github.com?owner=acme&repo=orders can be created',
      ],
      outputs: {
        exists: false,
        hasSource: false,
        url: 'https://github.com/acme/orders',
      },
    });
  });

  const WORKFLOW = '.github/workflows/deliver.yml';

  it.each([
    ['created', 'exists, and has no commits', false],
    ['pushed', 'exists with its source, which stays as it is', true],
  ])('continues with one that was %s', async (repo, note, hasSource) => {
    const repoUrl = `github.com?owner=acme&repo=${repo}`;
    const continued = await check(repoUrl, undefined, WORKFLOW);
    expect(continued).toEqual({
      log: [`Note          repository ${repoUrl} ${note}`],
      outputs: {
        exists: true,
        hasSource,
        url: `https://github.com/acme/${repo}`,
      },
    });
    await expect(check(repoUrl)).rejects.toThrow('exists on github.com.');
  });

  it('does not continue with another one', async () => {
    await expect(
      check('github.com?owner=acme&repo=taken', undefined, WORKFLOW),
    ).rejects.toThrow('exists on github.com. Choose another name.');
  });

  it.each([
    ['github.com?owner=acme&repo=taken', {}, 'acme/taken exists on github.com'],
    [
      'github.com?owner=nobody&repo=orders',
      {},
      'there is no organization, user or group nobody on github.com',
    ],
    [
      'github.com?owner=acme&repo=orders',
      { token: undefined },
      'this portal has no token for acme on github.com',
    ],
    [
      'github.com?owner=acme&repo=orders',
      { token: 'bad' },
      'the token of this portal is not accepted by github.com',
    ],
    [
      'github.com?owner=acme&repo=orders',
      { apiBaseUrl: 'http://127.0.0.1:1' },
      'github.com cannot be reached',
    ],
  ])('refuses %s with %j', async (repoUrl, integration, message) => {
    await expect(
      check(repoUrl, { token: 'good', ...integration }),
    ).rejects.toThrow(message);
  });
});
