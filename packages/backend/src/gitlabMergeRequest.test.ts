import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
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

/** What was sent to GitLab. */
interface Sent {
  method: string;
  path: string;
  token: unknown;
  body: any;
}

/**
 * Stands in for GitLab, whose responses are those of its REST API:
 * https://docs.gitlab.com/api/merge_requests/
 */
class Gitlab {
  requests: Sent[] = [];
  /** Of the repository, on its branch. */
  tree: { path: string; type: 'blob'; id: string }[] = [];
  readonly #branches = new Set<string>();
  readonly #server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const path = decodeURIComponent(url.split('?')[0]);
    const sent = await text(request);
    const body = sent && JSON.parse(sent);
    const token = headers['private-token'];
    this.requests.push({ method, path, token, body });
    const answer = this.#answer(`${method} ${path}`, body);
    response.setHeader('content-type', 'application/json');
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(JSON.stringify(answer ?? { message: '404 Not found' }));
  });

  async start(): Promise<void> {
    await new Promise<void>(listening => {
      this.#server.listen(0, '127.0.0.1', listening);
    });
  }

  close(): void {
    this.#server.close();
  }

  reset(): void {
    this.requests = [];
    this.tree = [];
    this.#branches.clear();
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Runs Backstage's own action. @returns its outputs */
  async open(
    input: object,
    workspacePath: string,
  ): Promise<Record<string, unknown>> {
    const outputs: Record<string, unknown> = {};
    const logger = { debug() {}, error() {}, info() {}, warn() {} };
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitlab: [
            {
              host: this.host,
              baseUrl: `http://${this.host}`,
              apiBaseUrl: `http://${this.host}/api/v4`,
              token: 'of-the-portal',
            },
          ],
        },
      }),
    );
    await createPublishGitlabMergeRequestAction({ integrations }).handler({
      input,
      workspacePath,
      logger,
      checkpoint: ({ fn }: { fn: () => unknown }) => fn(),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    } as any);
    return outputs;
  }

  #answer(request: string, body: any): unknown {
    const project = '/api/v4/projects/acme/orders';
    const branches = `${project}/repository/branches`;
    const [, asked] = request.split(`GET ${branches}/`);
    if (this.#branches.has(asked)) {
      return { name: asked, web_url: `http://${this.host}/${asked}` };
    }
    if (request === `POST ${branches}`) {
      this.#branches.add(body.branch);
    }
    const answers: Record<string, unknown> = {
      [`GET ${project}`]: { default_branch: 'main' },
      [`GET ${project}/repository/tree`]: this.tree,
      [`POST ${branches}`]: {},
      [`POST ${project}/repository/commits`]: { id: 'c1' },
      [`GET ${project}/merge_requests`]: [],
      'GET /api/v4/merge_requests': [],
      [`POST ${project}/merge_requests`]: {
        iid: 7,
        web_url: `http://${this.host}/acme/orders/-/merge_requests/7`,
      },
    };
    return answers[request];
  }
}

/** The input of the step of a template that opens the merge request. */
async function inputOf(template: string): Promise<Record<string, string>> {
  const { spec } = parse(
    await readFile(join(TEMPLATES, template, 'template.yaml'), 'utf8'),
  );
  const { action, input } = spec.steps.find(
    ({ id }: { id: string }) => id === 'mergeRequest',
  );
  expect(action).toBe('publish:gitlab:merge-request');
  return input;
}

let gitlab: Gitlab;
let workspacePath: string;

beforeAll(async () => {
  workspacePath = await mkdtemp(join(tmpdir(), 'proposal-'));
  await mkdir(join(workspacePath, 'proposal/deploy'), { recursive: true });
  for (const [path, content] of Object.entries(FILES)) {
    await writeFile(join(workspacePath, 'proposal', path), content);
  }
  gitlab = new Gitlab();
  await gitlab.start();
});
beforeEach(() => gitlab.reset());
afterAll(async () => {
  gitlab.close();
  await rm(workspacePath, { recursive: true });
});

/** What Backstage's own action does at GitLab with the input that a wizard gives it. */
describe.each([
  ['update-api', 'update'],
  ['promote-api', 'promote'],
  ['roll-back-api', 'update'],
])('the merge request of the wizard %s', (template, step) => {
  /** With the proposal of the step before. */
  async function open() {
    const proposal: Record<string, string> = {
      repoUrl: `${gitlab.host}?owner=acme&repo=orders`,
      branch: 'fargate-api-task-1',
      title: 'Update orders',
      description: 'A merge changes the number of tasks.',
    };
    const start = `\${{ steps.${step}.output.proposal.`;
    const input = Object.fromEntries(
      Object.entries(await inputOf(template)).map(([name, value]) => [
        name,
        value.startsWith(start)
          ? proposal[value.slice(start.length).replace(/ }}$/, '')]
          : value,
      ]),
    );
    return gitlab.open(input, workspacePath);
  }

  const sent = (path: string) =>
    gitlab.requests.find(
      one =>
        one.method === 'POST' &&
        one.path === `/api/v4/projects/acme/orders/${path}`,
    )?.body;

  it('has the files of deploy/ on a branch of its own, and the plan as its text', async () => {
    const { mergeRequestUrl } = await open();
    expect(mergeRequestUrl).toBe(
      `http://${gitlab.host}/acme/orders/-/merge_requests/7`,
    );
    expect(new Set(gitlab.requests.map(({ token }) => token))).toEqual(
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
    gitlab.tree = [
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

describe('the merge request of the wizard source-api', () => {
  const open = async (taskId: string) =>
    gitlab.open(
      {
        ...(await inputOf('source-api')),
        branchName: (await inputOf('source-api')).branchName.replace(
          '${{ context.task.id }}',
          taskId,
        ),
        repoUrl: `${gitlab.host}?owner=acme&repo=orders`,
      },
      workspacePath,
    );

  it('is opened by "Start over", too, whatever the task before it left', async () => {
    await open('task-1');
    const { mergeRequestUrl } = await open('task-2');
    expect(mergeRequestUrl).toMatch(/merge_requests\/7$/);
    expect(
      gitlab.requests
        .filter(({ method, path }) =>
          /POST .*merge_requests$/.test(`${method} ${path}`),
        )
        .map(({ body }) => body.source_branch),
    ).toEqual(['catalog-info-task-1', 'catalog-info-task-2']);
  });
});
