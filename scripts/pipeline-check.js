/**
 * Runs the pipelines of the wizard "API from source" as their forges would: the very
 * steps of the files that the wizard writes, with the real AWS CLI, by the roles of
 * templates/cloudformation/delivery.yml, against a simulated AWS that evaluates IAM
 * policies. Docker, and what would reach a forge, are stand-ins, in
 * scripts/pipeline/stand-ins. Needs the AWS CLI. With the argument `github`, `gitops` or
 * `gitlab`, only those.
 */
const { mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { Account, REGION } = require('./pipeline/account');
const { checkGitOps } = require('./pipeline/checkGitOps');
const { forges } = require('./pipeline/forges');
const { render } = require('./pipeline/render');
const { Repository } = require('./pipeline/Repository');

const HOLD = '2026-11-29T13:00:00Z user:default/ada';

/** Listens 90 seconds after its start: an update with it is still in progress then. */
const SLOW_IMAGE = 'public.ecr.aws/fargate-api/slow-start:1';

function expect(what, wanted, found) {
  const matches =
    wanted instanceof RegExp
      ? wanted.test(found)
      : JSON.stringify(wanted) === JSON.stringify(found);
  if (!matches) {
    const shown = value =>
      value instanceof RegExp || typeof value === 'string'
        ? value
        : JSON.stringify(value);
    throw new Error(`${what}: wanted ${shown(wanted)}, found ${shown(found)}`);
  }
  console.log(`  ${what}`);
}

const tagsIn = (tags, names) =>
  names.map(
    name => tags.find(({ key }) => key === `fargate-api:${name}`)?.value ?? '',
  );

/** The OIDC provider of each issuer, of which an account has only one. */
const providers = new Map();

/** An API with a repository at a forge, and what can be expected of both. */
class Api {
  #account;
  #stack;
  #template;
  #parameters;
  #cluster;
  #delivery;
  #repository;

  /** @param next - the API that its image is promoted to, if there is one */
  static async create(work, account, options) {
    const { forge, next, stack } = options;
    const { audience, subject, planSubject, previewSubject } = forge;
    const api = new Api(account, {
      ...options,
      subjects: [
        ...new Set([subject, ...(next ? [forge.promotionSubject] : [])]),
      ].join(','),
      planSubject,
      previewSubject,
    });
    const delivery = api.#delivery;
    const folder = join(work, stack);
    mkdirSync(folder);
    const parts = ['skeleton/common', 'skeleton/node', forge.part];
    parts.push('previews/common', forge.previews);
    if (next) parts.push('promotions/common', forge.promotion);
    await render(folder, parts, {
      name: stack,
      owner: 'group:default/team-orders',
      description: 'An API',
      language: 'node',
      branch: 'main',
      region: REGION,
      stack,
      repositoryUri: delivery.RepositoryUri,
      roleArn: delivery.DeploymentRoleArn,
      planRoleArn: delivery.PlanRoleArn,
      previewRoleArn: delivery.PreviewRoleArn,
      previewServiceRoleArn: delivery.PreviewServiceRoleArn,
      previewRepositoryUri: delivery.PreviewRepositoryUri,
      previews: true,
      shape: options.shape ?? 'public',
      consumerCidrs: ['10.1.0.0/16'],
      variables: {},
      audience,
      annotations: {},
      next: next && {
        ...{ audience, environment: 'prod', region: REGION },
        stack: next.#stack,
        roleArn: next.#delivery.DeploymentRoleArn,
        repositoryUri: next.#delivery.RepositoryUri,
      },
    });
    api.#repository = new Repository(forge, folder, account);
    if (next) next.#repository = api.#repository;
    return api;
  }

  /** Lets tokens with these subjects deploy an API that need not exist yet. */
  constructor(account, options) {
    const { forge, stack, template, parameters } = options;
    const { subjects, planSubject = '', previewSubject = '' } = options;
    const { appliesSettings = false } = options;
    const cluster = account.outputs('cluster');
    const isFirst = !providers.has(forge.issuer);
    const delivery = `${stack}-delivery`;
    account.deploy(delivery, 'delivery.yml', {
      ApiStackName: stack,
      ClusterName: cluster.ClusterName,
      ExecutionRoleArn: cluster.ECSTaskExecutionRole,
      Issuer: forge.issuer,
      Audience: forge.audience,
      Subjects: subjects,
      PlanSubjects: planSubject,
      PreviewSubjects: previewSubject,
      AppliesSettings: String(appliesSettings),
      OidcProviderArn: isFirst ? '' : providers.get(forge.issuer),
    });
    this.#account = account;
    this.#stack = stack;
    this.#template = template;
    this.#parameters = parameters;
    this.#cluster = cluster;
    this.#delivery = account.outputs(delivery);
    providers.set(forge.issuer, this.#delivery.OidcProviderArn);
  }

  edit(...args) {
    this.#repository.edit(...args);
  }

  shaOf(commit) {
    return this.#repository.shaOf(commit);
  }

  /** From now on the repository applies changes, or the portal again. */
  applyFromRepository() {
    this.#applyBy('https://github.com/acme/api');
  }

  applyByPortal() {
    this.#applyBy('portal');
  }

  #applyBy(who) {
    this.#account.aws(
      ...this.update({}),
      ...['--tags', `Key=fargate-api:applied-by,Value=${who}`],
    );
    expect('the portal says who applies', 'UPDATE_COMPLETE', this.settled());
  }

  /** The repository has what is deployed, as the portal proposes it. */
  takeOver() {
    const { TemplateBody } = this.#account.aws(
      ...['cloudformation', 'get-template', '--stack-name', this.#stack],
    );
    const ofDeployment =
      /^(ImageUrl|Deployed(By|Commit|Run|Task)|RolledBackTo|DeploymentHold)$/;
    const parameters = Object.entries(
      this.#account.parameters(this.#stack),
    ).map(([ParameterKey, ParameterValue]) =>
      ofDeployment.test(ParameterKey)
        ? { ParameterKey, UsePreviousValue: true }
        : { ParameterKey, ParameterValue },
    );
    this.#repository.write('deploy/template.yml', TemplateBody);
    this.#repository.write(
      'deploy/parameters.json',
      JSON.stringify(parameters),
    );
  }

  async succeeds(what, commit, options) {
    const run = await this.#repository.run(commit, options);
    if (!run.succeeded) throw new Error(`${what}: ${run.output}`);
    console.log(`  ${what}`);
    return run;
  }

  async fails(what, commit, cause, options) {
    const { succeeded, output } = await this.#repository.run(commit, options);
    if (succeeded) throw new Error(`${what} succeeded: ${output}`);
    expect(what, cause, output);
  }

  /** The image of a commit by its digest, if it was pushed. */
  imageOf(commit) {
    const { RepositoryName, RepositoryUri } = this.#delivery;
    const { imageDetails } = this.#account.aws(
      ...['ecr', 'describe-images', '--repository-name', RepositoryName],
    );
    const image = imageDetails.find(({ imageTags = [] }) =>
      imageTags.includes(this.shaOf(commit)),
    );
    return image && `${RepositoryUri}@${image.imageDigest}`;
  }

  has(commit) {
    return this.imageOf(commit) !== undefined;
  }

  /** What the wizard does once there is an image. */
  create(commit) {
    this.#account.deploy(this.#stack, this.#template, {
      ...this.#parameters,
      ClusterName: this.#cluster.ClusterName,
      ECSTaskExecutionRole: this.#cluster.ECSTaskExecutionRole,
      ServiceName: this.#stack,
      ImageUrl: this.imageOf(commit),
      ContainerPort: '8080',
      HealthCheckPath: '/health',
      HealthCheckGracePeriodSeconds: '120',
      DeployedBy: 'user:default/ada',
      DeployedTask: 'a-task',
      RolledBackTo: '1',
    });
  }

  /** What the portal does in an update, as arguments of the AWS CLI. */
  update(changed) {
    return this.#account.updateOf(this.#stack, changed);
  }

  updateNow(changed) {
    this.#account.aws(...this.update(changed));
    expect('the portal updates', 'UPDATE_COMPLETE', this.settled());
  }

  settled() {
    return this.#account.settled(this.#stack);
  }

  expectDeployed(commit, wanted = {}) {
    const found = this.#account.parameters(this.#stack);
    const { taskDefinition, tags } = this.#running();
    expect(
      `${commit} runs`,
      [this.imageOf(commit), this.imageOf(commit)],
      [found.ImageUrl, taskDefinition.containerDefinitions[0].image],
    );
    for (const [name, value] of Object.entries(wanted)) {
      expect(`  with ${name} ${value || 'empty'}`, value, found[name]);
    }
    return tags;
  }

  #running() {
    const { services } = this.#account.aws(
      ...['ecs', 'describe-services', '--cluster', this.#cluster.ClusterName],
      ...['--services', this.#stack],
    );
    return this.#account.aws(
      ...['ecs', 'describe-task-definition', '--include', 'TAGS'],
      ...['--task-definition', services[0].taskDefinition],
    );
  }

  /** The preview of a pull request, as its stack and its service are; undefined if there is none. */
  previewOf(request) {
    const { Stacks } = this.#account.aws('cloudformation', 'describe-stacks');
    const name = `${this.#stack}-preview-${request}`;
    const stack = Stacks.find(({ StackName }) => StackName === name);
    if (!stack) return undefined;
    const { services } = this.#account.aws(
      ...['ecs', 'describe-services', '--cluster', this.#cluster.ClusterName],
      ...['--services', name],
    );
    return {
      status: stack.StackStatus,
      url: stack.Outputs[0].OutputValue,
      tasks: services[0].runningCount,
      image: stack.Parameters.find(one => one.ParameterKey === 'ImageUrl')
        .ParameterValue,
    };
  }

  changeSets() {
    return this.#account.aws(
      ...['cloudformation', 'list-change-sets', '--stack-name', this.#stack],
    ).Summaries;
  }
}

/** What every pipeline does. */
async function checkDelivery(api) {
  const first = await api.succeeds('the first commit is pushed', 'first');
  expect(
    'nothing is deployed yet',
    /the wizard creates the stack, with this image: \S+@sha256:/,
    first.output,
  );
  api.create('first');

  const good = await api.succeeds('a good commit is deployed', 'good');
  const tags = api.expectDeployed('good', {
    HealthCheckPath: '/health',
    RolledBackTo: '',
  });
  expect(
    'its revision says who, what, and by which run',
    ['ada via acme/api', api.shaOf('good'), good.url, ''],
    tagsIn(tags, ['deployed-by', 'commit', 'run', 'task']),
  );

  const plan = await api.succeeds('a pull request', 'change', { request: 12 });
  expect(
    'gets a comment with the plan',
    /^A merge changes \S+ in eu-west-1:\n(?=[^]*- Modify TaskDefinition \(replaced\))(?=[^]*- Modify Service\b)/,
    plan.comment,
  );
  api.expectDeployed('good');
  expect('no change set is left', [], api.changeSets());

  api.edit(
    'Dockerfile',
    text => `${text}LABEL aws-simulator.behaviour=crash\n`,
  );
  await api.fails(
    'a commit whose container exits is rolled back with the cause',
    'crash',
    /Error: Environment variable DATABASE_URL is not set[^]*UPDATE_ROLLBACK_COMPLETE\. Service: .*Circuit Breaker was triggered.* Essential container in task exited .*exit code 1 /,
  );
  api.expectDeployed('good');
  api.edit('Dockerfile', text => text.replace(/LABEL .*\n/, ''));
}

/** What a roll back holds. */
async function checkHold(api) {
  api.updateNow({ DeploymentHold: HOLD });
  await api.fails(
    'while deployments are held, a commit is not deployed',
    'held',
    new RegExp(`held since ${HOLD}`),
  );
  api.expectDeployed('good');
  expect('but pushed', /@sha256:/, api.imageOf('held'));
  const held = await api.succeeds('a pull request', 'change', { request: 13 });
  expect('is told of the hold', new RegExp(`Held since ${HOLD}`), held.comment);
  api.updateNow({ DeploymentHold: '' });
  await api.succeeds('once released, the same run deploys it', 'held');
  api.expectDeployed('held');
}

/** Where others are at work too, and where there is nothing to do. */
async function checkConcurrency(api) {
  const [one, two] = await Promise.all([
    api.succeeds('of two commits at once, the first is deployed', 'one'),
    api.succeeds('then the second', 'two'),
  ]);
  expect('by runs of their own', false, one.url === two.url);
  api.expectDeployed('two');
  const number = two.url.match(/runs\/(\d+)/)[1];
  const again = await api.succeeds('the same run again', 'two', { number });
  expect('finds nothing to change', /No changes/, again.output);

  const during = await api.succeeds(
    'a commit while the portal updates',
    'during',
    {
      interrupt: {
        before: 'cloudformation describe-stacks',
        by: api.update({ ImageUrl: SLOW_IMAGE, DesiredCount: '3' }),
      },
    },
  );
  expect('waits', /: UPDATE_IN_PROGRESS/, during.output);
  api.expectDeployed('during', { DesiredCount: '3' });

  await api.fails(
    'a plan that the portal overtakes is not carried out',
    'overtaken',
    /somebody else changed \S+ meanwhile/,
    {
      interrupt: {
        before: 'cloudformation execute-change-set',
        by: api.update({ DesiredCount: '2' }),
      },
    },
  );
  api.settled();
  api.expectDeployed('during', { DesiredCount: '2' });
}

/** What becomes of pull requests as APIs of their own. */
async function checkPreviews(api) {
  const opened = await api.succeeds('a pull request is opened', 'change', {
    request: 21,
    action: 'opened',
  });
  const preview = api.previewOf(21);
  expect(
    'its preview runs one task',
    ['CREATE_COMPLETE', 1],
    [preview.status, preview.tasks],
  );
  expect('with the image of its own run', /:pr-21-\d+(-1)?$/, preview.image);
  expect('and is linked', `${preview.url}\n`, opened.preview);
  api.expectDeployed('good');

  api.edit(
    'Dockerfile',
    text => `${text}LABEL aws-simulator.behaviour=crash\n`,
  );
  await api.fails(
    'a commit whose container exits fails with the cause',
    'crash',
    /Circuit Breaker[^]*Error: Environment variable DATABASE_URL is not set/,
    { request: 21, action: 'synchronize' },
  );
  api.edit('Dockerfile', text => text.replace(/LABEL .*\n/, ''));
  const { image, status } = api.previewOf(21);
  expect(
    'and the preview stays as it was',
    [preview.image, 'UPDATE_ROLLBACK_COMPLETE'],
    [image, status],
  );
  const another = await api.succeeds('another commit', 'another', {
    request: 21,
    action: 'synchronize',
  });
  expect('is at the same address', opened.preview, another.preview);
  expect('by its own image', false, api.previewOf(21).image === preview.image);

  await api.succeeds('the pull request is merged', 'change', {
    request: 21,
    action: 'closed',
  });
  expect('its preview is deleted', undefined, api.previewOf(21));
  api.expectDeployed('good');
}

async function checkTests(api) {
  api.edit('src/server.js', text => text.replace('Hello', 'Hullo'));
  await api.fails('a commit whose tests fail', 'untested', /Hullo, Jürgen/);
  expect('is not pushed', undefined, api.imageOf('untested'));
}

/** The first promotion, before there is an API in the next environment. */
async function checkFirstPromotion(api, next, commit) {
  const first = await api.succeeds('an image is promoted', commit, {
    promotes: true,
  });
  expect('to the repository of the next environment', true, next.has(commit));
  expect(
    'where the wizard can deploy it',
    true,
    first.output.includes(`with this image: ${next.imageOf(commit)}\n`),
  );
  next.create(commit);
}

/** What promotes, once there is an API in the next environment. */
async function checkPromotion(api, next, commit) {
  const { url } = await api.succeeds('another promotion', commit, {
    promotes: true,
  });
  const tags = next.expectDeployed(commit, { RolledBackTo: '' });
  expect(
    'its revision says who, what, and by which run',
    ['ada via acme/api', api.shaOf(commit), url],
    tagsIn(tags, ['deployed-by', 'commit', 'run']),
  );
  api.expectDeployed(commit);

  next.updateNow({ DeploymentHold: HOLD });
  await api.fails(
    'while deployments are held, nothing is promoted',
    commit,
    new RegExp(`held since ${HOLD}`),
    { promotes: true },
  );
}

/** What the templates of both shapes need. */
function prepare(account) {
  account.deploy('vpc', 'vpc.yml', {});
  account.deploy('cluster', 'cluster.yml', {});
  const { VpcId, PublicSubnetIds, PrivateSubnetIds } = account.outputs('vpc');
  const { HostedZone } = account.aws(
    ...['route53', 'create-hosted-zone', '--name', 'acme.com'],
    ...['--caller-reference', 'pipeline-check'],
  );
  const domain = {
    DomainName: 'bills.acme.com',
    HostedZoneId: HostedZone.Id.replace('/hostedzone/', ''),
  };
  account.deploy('certificate', 'certificate.yml', domain);
  const { CertificateArn } = account.outputs('certificate');
  return {
    publicApi: { VpcId, PublicSubnetIds, PrivateSubnetIds },
    internalApi: {
      ...{ VpcId, PrivateSubnetIds, LoadBalancerSubnetIds: PrivateSubnetIds },
      ...{ ...domain, CertificateArn, ConsumerCidrs: '10.1.0.0/16' },
    },
  };
}

async function checkGithub(work, account, { publicApi }) {
  console.log('GitHub, a public API');
  const forge = forges.github;
  const shape = { template: 'public-api.yml', parameters: publicApi };
  const next = new Api(account, {
    ...{ forge, stack: 'orders-prod', subjects: forge.promotionSubject },
    ...shape,
  });
  const orders = await Api.create(work, account, {
    ...{ forge, stack: 'orders', next },
    ...shape,
  });
  await checkDelivery(orders);
  await orders.fails(
    'only jobs of its environment promote',
    'good',
    /Not authorized to perform sts:AssumeRoleWithWebIdentity/,
    { promotes: true, subject: forge.subject },
  );
  await checkPreviews(orders);
  await checkFirstPromotion(orders, next, 'good');
  await checkHold(orders);
  await checkPromotion(orders, next, 'held');
  await checkConcurrency(orders);
  await checkTests(orders);
}

async function checkGitOpsOnGithub(work, account, { publicApi }) {
  console.log('GitHub, whose repository applies changes');
  const goods = await Api.create(work, account, {
    forge: { ...forges.github, previewSubject: '' },
    ...{ stack: 'goods', appliesSettings: true },
    ...{ template: 'public-api.yml', parameters: publicApi },
  });
  await checkGitOps(goods, expect);
}

async function checkGitlab(work, account, { publicApi, internalApi }) {
  console.log('GitLab, an internal API');
  const forge = forges.gitlab;
  const next = new Api(account, {
    ...{ forge, stack: 'bills-prod', subjects: forge.promotionSubject },
    ...{ template: 'public-api.yml', parameters: publicApi },
  });
  const bills = await Api.create(work, account, {
    ...{ forge, stack: 'bills', shape: 'internal', next },
    ...{ template: 'internal-api.yml', parameters: internalApi },
  });
  await checkDelivery(bills);
  await checkPreviews(bills);
  await checkFirstPromotion(bills, next, 'good');
  await checkPromotion(bills, next, 'good');
  await checkTests(bills);
}

/** Without arguments, all. */
const isAsked = name =>
  process.argv.length === 2 || process.argv.includes(name);

async function main() {
  const work = mkdtempSync(join(tmpdir(), 'pipeline-check-'));
  const account = await Account.start();
  try {
    const shapes = prepare(account);
    if (isAsked('github')) await checkGithub(work, account, shapes);
    if (isAsked('gitops')) await checkGitOpsOnGithub(work, account, shapes);
    if (isAsked('gitlab')) await checkGitlab(work, account, shapes);
  } finally {
    account.stop();
    rmSync(work, { recursive: true });
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
