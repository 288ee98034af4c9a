/**
 * The stand-in for GitHub of the demo: that Backstage's own actions, git and the AWS CLI
 * do with it what they do with GitHub, and that it responds to nobody else. Needs git
 * and the AWS CLI.
 */
const assert = require('node:assert/strict');
const { execFile } = require('node:child_process');
const { once } = require('node:events');
const {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { request } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { text } = require('node:stream/consumers');
const { after, before, test } = require('node:test');
const { promisify } = require('node:util');
const { ConfigReader } = require('@backstage/config');
const {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} = require('@backstage/integration');
const {
  createGithubEnvironmentAction,
  createGithubRepoCreateAction,
  createGithubRepoPushAction,
  createPublishGithubPullRequestAction,
} = require('@backstage/plugin-scaffolder-backend-module-github');
const { startForge } = require('./demo/forge/startForge');
const { Account, REGION } = require('./pipeline/account');
const { render } = require('./pipeline/render');

const TOKEN = 'a-token-of-the-portal';
const PORT = 20_000 + (process.pid % 20_000);
const HOST = `localhost:${PORT}`;

const work = mkdtempSync(join(tmpdir(), 'forge-check-'));
let account;
let forge;

before(async () => {
  account = await Account.start();
  forge = await startForge({
    folder: join(work, 'repositories'),
    port: PORT,
    token: TOKEN,
    variables: account.endpoint,
  });
});

after(() => {
  forge?.stop();
  account?.stop();
  rmSync(work, { recursive: true });
});

/** Runs an action of Backstage as the scaffolder does. */
async function act(create, input, workspacePath = work) {
  const config = new ConfigReader({
    integrations: {
      github: [{ host: HOST, apiBaseUrl: `${forge.url}/api/v3`, token: TOKEN }],
    },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const logger = { debug() {}, error() {}, info() {}, warn() {} };
  const outputs = {};
  await create({
    config,
    integrations,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
  }).handler({
    input,
    logger,
    workspacePath,
    checkpoint: ({ fn }) => fn(),
    output: (name, value) => {
      outputs[name] = value;
    },
  });
  return outputs;
}

const repoUrl = name => `${HOST}?owner=acme&repo=${name}`;

const create = name =>
  act(createGithubRepoCreateAction, { repoUrl: repoUrl(name) });

/** Creates a repository with the files of a folder of the workspace. */
async function publish(name, sourcePath) {
  await create(name);
  return act(createGithubRepoPushAction, {
    repoUrl: repoUrl(name),
    sourcePath,
  });
}

function write(folder, files) {
  mkdirSync(join(work, folder), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    writeFileSync(join(work, folder, path), content);
  }
}

/** The response to a request. */
async function ask(method, path, headers = {}, body = '') {
  // A connection of its own: one that was idle may be closed as the request is sent.
  const options = { method, headers, agent: false };
  const sent = request(`${forge.url}${path}`, options).end(body);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await text(response) };
}

const withToken = { authorization: `token ${TOKEN}` };

const api = async path =>
  JSON.parse((await ask('GET', `/api/v3${path}`, withToken)).body);

/** Waits until the run of the newest commit of a repository is done. */
async function lastRun(name) {
  const repository = forge.forge.repository('acme', name);
  const newest = await repository.resolve('main');
  for (;;) {
    const run = forge.runs.of(repository).find(({ sha }) => sha === newest);
    if (run?.isDone) return run;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}

const logOf = run =>
  run.jobs
    .flatMap(({ steps }) => steps)
    .map(({ log }) => log)
    .join('');

/** The first image that was pushed to the repository of a delivery. */
async function imageOf(stack) {
  const { RepositoryName, RepositoryUri } = account.outputs(stack);
  const { imageDetails } = account.aws(
    ...['ecr', 'describe-images', '--repository-name', RepositoryName],
  );
  const { imageDigest } = imageDetails.find(one => one.imageTags?.length);
  return `${RepositoryUri}@${imageDigest}`;
}

/** The runs of a workflow of orders, newest first. */
const runsOf = workflow =>
  forge.runs
    .of(forge.forge.repository('acme', 'orders'))
    .filter(run => run.workflow === workflow);

/** Waits until a pull request has so many runs of a workflow, which succeed. */
async function runOf(workflow, number, count = 1) {
  for (;;) {
    const runs = runsOf(workflow).filter(run => run.request?.number === number);
    if (runs.length === count && runs[0].isDone) {
      assert.equal(runs[0].conclusion, 'success', logOf(runs[0]));
      return runs[0];
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}

test('the portal creates a repository, pushes to it, and proposes a change', async () => {
  write('greeting', { 'README.md': 'Hello\n' });
  const { commitHash } = await publish('greeting', 'greeting');

  const [commit] = await api('/repos/acme/greeting/commits?per_page=1');
  assert.equal(commit.sha, commitHash);

  write('change', { 'catalog-info.yaml': 'kind: API\n' });
  const change = {
    repoUrl: repoUrl('greeting'),
    branchName: 'catalog-info',
    title: 'Register',
    description: 'It',
    sourcePath: 'change',
    update: true,
  };
  const proposed = await act(createPublishGithubPullRequestAction, change);
  assert.equal(proposed.remoteUrl, `${forge.url}/acme/greeting/pull/1`);

  // The same again, as after "Start over".
  const again = await act(createPublishGithubPullRequestAction, change);
  assert.equal(again.pullRequestNumber, 1);

  const merged = await ask('POST', '/acme/greeting/pull/1/merge', {
    origin: forge.url,
  });
  assert.equal(merged.status, 303);
  const file =
    '/api/v3/repos/acme/greeting/contents/catalog-info.yaml?ref=main';
  const raw = await ask('GET', file, {
    ...withToken,
    accept: 'application/vnd.github.v3.raw',
  });
  assert.equal(raw.body, 'kind: API\n');
  const { content } = JSON.parse((await ask('GET', file, withToken)).body);
  assert.equal(Buffer.from(content, 'base64').toString(), 'kind: API\n');
});

test('a repository is created once', async () => {
  await create('once');
  await assert.rejects(create('once'), /name already exists on this account/);
  assert.equal(
    (await ask('GET', '/api/v3/repos/acme/once/commits', withToken)).status,
    409,
  );
});

test('git clones and pushes, with the token only', async () => {
  write('cloned', { 'README.md': 'Hello\n' });
  await publish('cloned', 'cloned');
  const git = (...args) =>
    promisify(execFile)('git', args, {
      env: { PATH: process.env.PATH, GIT_TERMINAL_PROMPT: '0', HOME: work },
    });
  const to = join(work, 'clone');
  await assert.rejects(
    git('clone', `${forge.url}/acme/cloned.git`, to),
    /could not read Username/,
  );
  await git(
    'clone',
    `http://x-access-token:${TOKEN}@${HOST}/acme/cloned.git`,
    to,
  );
  writeFileSync(join(to, 'README.md'), 'Hello again\n');
  await git(
    '-C',
    to,
    '-c',
    'user.name=ada',
    '-c',
    'user.email=ada@acme.com',
    'commit',
    '-am',
    'Again',
  );
  await git('-C', to, 'push', '--quiet');
  const [commit] = await api('/repos/acme/cloned/commits');
  assert.equal(commit.commit.message, 'Again');
});

test('nobody else is served', async () => {
  await create('private');
  const statusOf = async (...args) => (await ask(...args)).status;
  const path = '/api/v3/repos/acme/private';
  assert.equal(await statusOf('GET', path, withToken), 200);
  assert.equal(await statusOf('GET', path), 401);
  assert.equal(await statusOf('GET', path, { authorization: 'token no' }), 401);
  assert.equal(await statusOf('GET', '/', { host: 'evil.example' }), 421);
  const form = '/acme/private/blob/main/README.md';
  assert.equal(await statusOf('POST', form, {}, 'text=x'), 403);
  assert.equal(
    await statusOf('POST', form, { origin: 'http://evil.example' }, 'text=x'),
    403,
  );
});

test('what a person wrote is text on the pages', async () => {
  write('text', { 'README.md': '</textarea><script>alert(1)</script>' });
  await publish('text', 'text');
  const { body } = await ask('GET', '/acme/text/blob/main/README.md');
  assert.match(body, /&lt;\/textarea&gt;&lt;script&gt;/);
  assert.doesNotMatch(body, /<script>/);
});

test('a workflow runs at AWS by the roles of its repository', async () => {
  account.deploy('vpc', 'vpc.yml', {});
  account.deploy('cluster', 'cluster.yml', {});
  const cluster = account.outputs('cluster');
  account.deploy('orders-delivery', 'delivery.yml', {
    ApiStackName: 'orders',
    ClusterName: cluster.ClusterName,
    ExecutionRoleArn: cluster.ECSTaskExecutionRole,
    Issuer: `${HOST}/_services/token`,
    Audience: 'sts.amazonaws.com',
    Subjects:
      'repo:acme/orders:ref:refs/heads/main,repo:acme/orders:environment:prod',
    PlanSubjects: 'repo:acme/orders:pull_request',
    PreviewSubjects: 'repo:acme/orders:pull_request',
  });
  const delivery = account.outputs('orders-delivery');
  account.deploy('orders-prod-delivery', 'delivery.yml', {
    ApiStackName: 'orders-prod',
    ClusterName: cluster.ClusterName,
    ExecutionRoleArn: cluster.ECSTaskExecutionRole,
    Issuer: `${HOST}/_services/token`,
    Audience: 'sts.amazonaws.com',
    Subjects: 'repo:acme/orders:environment:prod',
    OidcProviderArn: delivery.OidcProviderArn,
  });
  const next = account.outputs('orders-prod-delivery');
  await render(
    join(work, 'orders'),
    [
      ...['skeleton/common', 'skeleton/node', 'pipelines/github'],
      ...['previews/common', 'previews/github'],
      ...['promotions/common', 'promotions/github'],
    ],
    {
      name: 'orders',
      owner: 'group:default/team-orders',
      description: 'An API',
      language: 'node',
      branch: 'main',
      region: REGION,
      stack: 'orders',
      repositoryUri: delivery.RepositoryUri,
      roleArn: delivery.DeploymentRoleArn,
      planRoleArn: delivery.PlanRoleArn,
      previewRoleArn: delivery.PreviewRoleArn,
      previewServiceRoleArn: delivery.PreviewServiceRoleArn,
      previewRepositoryUri: delivery.PreviewRepositoryUri,
      shape: 'public',
      variables: {},
      audience: 'sts.amazonaws.com',
      annotations: {},
      next: {
        ...{ audience: 'sts.amazonaws.com', environment: 'prod' },
        ...{ region: REGION, stack: 'orders-prod' },
        roleArn: next.DeploymentRoleArn,
        repositoryUri: next.RepositoryUri,
      },
    },
  );

  cpSync(join(work, 'orders'), join(work, 'stranger'), { recursive: true });
  const { commitHash } = await publish('orders', 'orders');
  const run = await lastRun('orders');
  assert.equal(run.conclusion, 'success', logOf(run));
  assert.match(logOf(run), /the wizard creates the stack/);
  const { imageDetails } = account.aws(
    ...['ecr', 'describe-images', '--repository-name', delivery.RepositoryName],
  );
  assert.ok(
    imageDetails.some(({ imageTags = [] }) => imageTags.includes(commitHash)),
  );

  await publish('stranger', 'stranger');
  const strange = await lastRun('stranger');
  assert.equal(strange.conclusion, 'failure');
  assert.match(
    logOf(strange),
    /Not authorized to perform sts:AssumeRoleWithWebIdentity/,
  );

  const source = join(work, 'orders/src/server.js');
  const hullo = readFileSync(source, 'utf8').replace('Hello', 'Hullo');
  const changed = await ask(
    'POST',
    '/acme/orders/blob/main/src/server.js',
    { origin: forge.url },
    new URLSearchParams({ text: hullo, message: 'Hullo' }).toString(),
  );
  assert.equal(changed.status, 303);
  const untested = await lastRun('orders');
  assert.equal(untested.conclusion, 'failure');
  const { jobs } = await api(
    `/repos/acme/orders/actions/runs/${untested.id}/jobs`,
  );
  assert.equal(
    jobs[0].steps.find(({ conclusion }) => conclusion === 'failure').name,
    'Test',
  );
});

test('a pull request is an API of its own until it is closed', async () => {
  const { VpcId, PublicSubnetIds, PrivateSubnetIds } = account.outputs('vpc');
  const cluster = account.outputs('cluster');
  account.deploy('orders', 'public-api.yml', {
    ...{ VpcId, PublicSubnetIds, PrivateSubnetIds },
    ClusterName: cluster.ClusterName,
    ECSTaskExecutionRole: cluster.ECSTaskExecutionRole,
    ServiceName: 'orders',
    ImageUrl: await imageOf('orders-delivery'),
    ContainerPort: '8080',
    HealthCheckPath: '/health',
  });
  const stackNames = () =>
    account
      .aws('cloudformation', 'describe-stacks')
      .Stacks.map(({ StackName }) => StackName);
  const post = path =>
    ask('POST', `/acme/orders${path}`, { origin: forge.url });

  write('catalog', { 'catalog-info.yaml': 'kind: API\n' });
  await act(createPublishGithubPullRequestAction, {
    repoUrl: repoUrl('orders'),
    branchName: 'catalog-info',
    title: 'Register',
    description: 'It',
    sourcePath: 'catalog',
  });
  assert.equal((await post('/propose')).status, 303);
  await runOf('preview', 2);
  assert.deepEqual(
    runsOf('preview').map(run => run.request.number),
    [2],
    'the catalog alone gets no preview',
  );
  const shown = await ask('GET', '/acme/orders');
  const [, link] = shown.body.match(/<a href="([^"]+)">preview<\/a>/);
  const { Url } = account.outputs('orders-preview-2');
  assert.equal(link, Url);
  assert.ok((await ask('GET', '/acme/orders/pull/2')).body.includes(Url));

  assert.equal((await post('/pull/2/close')).status, 303);
  await runOf('preview', 2, 2);
  assert.ok(!stackNames().includes('orders-preview-2'));
  const gone = await ask('GET', '/acme/orders');
  assert.doesNotMatch(gone.body, />preview<\/a>/);
});

test('a workflow that somebody starts promotes, in its environment', async () => {
  assert.match((await ask('GET', '/acme/orders')).body, />Run promote</);
  const path = '/acme/orders/run/.github/workflows/promote.yml';
  const { status } = await ask('POST', path, { origin: forge.url });
  assert.equal(status, 303);
  const run = await runOf('promote', undefined);
  const image = await imageOf('orders-prod-delivery');
  assert.ok(logOf(run).includes(`with this image: ${image}\n`), logOf(run));
  const running = await imageOf('orders-delivery');
  assert.equal(image.split('@')[1], running.split('@')[1]);
});

test('the portal creates an environment of a repository', async () => {
  const input = { repoUrl: repoUrl('orders'), name: 'prod' };
  await act(createGithubEnvironmentAction, {
    ...input,
    deploymentBranchPolicy: {
      protected_branches: false,
      custom_branch_policies: true,
    },
    customBranchPolicyNames: ['main'],
  });
});
