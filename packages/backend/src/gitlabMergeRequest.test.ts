import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGitlabMergeRequestAction } from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { parse } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../templates/software');
const FILES = {
  'deploy/parameters.json': '[{ "ParameterKey": "DesiredCount" }]\n',
  'deploy/template.yml': 'Resources: {}\n',
};

/** How git names a file's content. */
const blobId = (content: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex');

/**
 * What Backstage's own action does at GitLab with the input that a wizard gives it. The
 * responses of GitLab are those of its REST API:
 * https://docs.gitlab.com/api/merge_requests/
 */
describe.each([
  ['update-api', 'update'],
  ['promote-api', 'promote'],
  ['roll-back-api', 'update'],
])('the merge request of the wizard %s', (template, step) => {
  let gitlab: Server;
  let host: string;
  let workspacePath: string;
  let requests: { method: string; path: string; token: unknown; body: any }[];
  /** Of the repository, on its branch. */
  let tree: { path: string; type: 'blob'; id: string }[];

  beforeAll(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'proposal-'));
    await mkdir(join(workspacePath, 'proposal/deploy'), { recursive: true });
    for (const [path, content] of Object.entries(FILES)) {
      await writeFile(join(workspacePath, 'proposal', path), content);
    }
    gitlab = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      const path = decodeURIComponent(url.split('?')[0]);
      const sent = await text(request);
      const body = sent && JSON.parse(sent);
      requests.push({ method, path, token: headers['private-token'], body });
      const answers: Record<string, unknown> = {
        'GET /api/v4/projects/acme/orders': { default_branch: 'main' },
        'GET /api/v4/projects/acme/orders/repository/tree': tree,
        'POST /api/v4/projects/acme/orders/repository/branches': {},
        'POST /api/v4/projects/acme/orders/repository/commits': { id: 'c1' },
        'POST /api/v4/projects/acme/orders/merge_requests': {
          iid: 7,
          web_url: `http://${host}/acme/orders/-/merge_requests/7`,
        },
      };
      const answer = answers[`${method} ${path}`];
      response.setHeader('content-type', 'application/json');
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(JSON.stringify(answer ?? { message: '404 Not found' }));
    });
    await new Promise<void>(listening => {
      gitlab.listen(0, '127.0.0.1', listening);
    });
    host = `127.0.0.1:${(gitlab.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    requests = [];
    tree = [];
  });
  afterAll(async () => {
    gitlab.close();
    await rm(workspacePath, { recursive: true });
  });

  /** The input, with the proposal of the step before. */
  async function inputWith(proposal: Record<string, string>) {
    const { spec } = parse(
      await readFile(join(TEMPLATES, template, 'template.yaml'), 'utf8'),
    );
    const { action, input } = spec.steps.find(
      ({ id }: { id: string }) => id === 'mergeRequest',
    );
    expect(action).toBe('publish:gitlab:merge-request');
    const start = `\${{ steps.${step}.output.proposal.`;
    return Object.fromEntries(
      Object.entries(input as Record<string, string>).map(([name, value]) => [
        name,
        value.startsWith(start)
          ? proposal[value.slice(start.length).replace(/ }}$/, '')]
          : value,
      ]),
    );
  }

  async function open() {
    const outputs: Record<string, unknown> = {};
    const logger = { debug() {}, error() {}, info() {}, warn() {} };
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host,
              baseUrl: `http://${host}`,
              apiBaseUrl: `http://${host}/api/v4`,
              token: 'of-the-portal',
            },
          ],
        },
      }),
    );
    await createPublishGitlabMergeRequestAction({ integrations }).handler({
      input: await inputWith({
        repoUrl: `${host}?owner=acme&repo=orders`,
        branch: 'fargate-api-task-1',
        title: 'Update orders',
        description: 'A merge changes the number of tasks.',
      }),
      workspacePath,
      logger,
      checkpoint: ({ fn }: { fn: () => unknown }) => fn(),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    } as any);
    return outputs;
  }

  const sent = (path: string) =>
    requests.find(
      one =>
        one.method === 'POST' &&
        one.path === `/api/v4/projects/acme/orders/${path}`,
    )?.body;

  it('has the files of deploy/ on a branch of its own, and the plan as its text', async () => {
    const { mergeRequestUrl } = await open();
    expect(mergeRequestUrl).toBe(
      `http://${host}/acme/orders/-/merge_requests/7`,
    );
    expect(new Set(requests.map(({ token }) => token))).toEqual(
      new Set(['of-the-portal']),
    );
    expect(sent('repository/branches')).toMatchObject({
      branch: 'fargate-api-task-1',
      ref: 'main',
    });
    const commit = sent('repository/commits');
    expect(commit).toMatchObject({ branch: 'fargate-api-task-1' });
    expect(
      Object.fromEntries(
        commit.actions.map((one: any) => [
          one.file_path,
          [one.action, Buffer.from(one.content, 'base64').toString()],
        ]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(FILES).map(([path, content]) => [
          path,
          ['create', content],
        ]),
      ),
    );
    expect(sent('merge_requests')).toMatchObject({
      source_branch: 'fargate-api-task-1',
      target_branch: 'main',
      title: 'Update orders',
      description: 'A merge changes the number of tasks.',
    });
  });

  it('changes only what differs from the repository', async () => {
    tree = [
      {
        path: 'deploy/template.yml',
        type: 'blob',
        id: blobId(FILES['deploy/template.yml']),
      },
      { path: 'deploy/parameters.json', type: 'blob', id: blobId('[]\n') },
    ];
    await open();
    expect(sent('repository/commits').actions).toMatchObject([
      { action: 'update', file_path: 'deploy/parameters.json' },
    ]);
  });
});
