import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { JsonObject } from '@backstage/types';
import { StandInForge } from '../__testUtils__/StandInForge';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const REPOSITORY = 'https://github.com/acme/orders';
const PATH = '/repos/acme/orders/contents/deploy/';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(60_000);

describe('an API whose repository applies its changes', () => {
  let forge: StandInForge;
  let bench: TestBench;
  let environmentStackArn: string;
  let workspacePath: string;

  beforeAll(async () => {
    forge = await StandInForge.start();
    bench = await TestBench.start({}, { integrations: forge.integrations });
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(async () => {
    await bench.close();
    await forge.close();
  });

  let count = 0;
  const name = () => `orders-${count}`;
  const deploy = (input: JsonObject = {}, options: RunOptions = {}) =>
    bench.run(
      'fargate:public-api:deploy',
      {
        name: name(),
        owner,
        environmentStackArn,
        image: nginx('1.26'),
        appliedBy: REPOSITORY,
        ...input,
      },
      { taskId: bench.newTaskId(), workspacePath, ...options },
    );
  beforeEach(async () => {
    count++;
    workspacePath = await mkdtemp(join(tmpdir(), 'gitops-'));
    const { outputs } = await deploy();
    bench.addStackEntity(`api:default/${name()}`, outputs.stackArn);
  });
  afterEach(async () => {
    forge.answers.clear();
    await rm(workspacePath, { recursive: true });
  });

  const update = (input: JsonObject, options: RunOptions = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name()}`, ...input },
      { taskId: bench.newTaskId(), workspacePath, ...options },
    );
  const stack = async () => (await bench.describe(name()))!;
  const parameters = async () => (await stack()).parameters;
  const proposed = (file: string) =>
    readFile(join(workspacePath, 'proposal/deploy', file), 'utf8');
  const proposedParameters = async () =>
    Object.fromEntries(
      JSON.parse(await proposed('parameters.json')).map((one: any) => [
        one.ParameterKey,
        one.ParameterValue,
      ]),
    );
  /** The repository has what was proposed last, as after a merge. */
  const merge = async () => {
    for (const file of ['template.yml', 'parameters.json']) {
      const content = Buffer.from(await proposed(file)).toString('base64');
      forge.answers.set(`${PATH}${file}`, { content });
    }
  };
  /** What a change set would change, as the AWS CLI makes it from the files. */
  const planOfFiles = async () => {
    const { cloudFormation } = await bench.clients();
    const { Id } = await cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: name(),
        ChangeSetName: 'by-hand',
        TemplateBody: await proposed('template.yml'),
        Parameters: JSON.parse(await proposed('parameters.json')),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await bench.simulator.clock.advance(60);
    const found = await cloudFormation.send(
      new DescribeChangeSetCommand({ ChangeSetName: Id }),
    );
    await cloudFormation.send(
      new DeleteChangeSetCommand({ ChangeSetName: Id }),
    );
    return found;
  };

  it('has files from which a change set changes nothing', async () => {
    expect((await stack()).tags).toMatchObject({
      'fargate-api:applied-by': REPOSITORY,
    });
    const values = await proposedParameters();
    expect(values).toMatchObject({ ContainerPort: '80', DesiredCount: '2' });
    for (const key of ['ImageUrl', 'DeployedBy', 'DeploymentHold']) {
      expect(values).toHaveProperty(key, undefined);
    }
    expect(await planOfFiles()).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining("didn't contain changes"),
    });
  });

  it('is not changed by the portal, which says where it is', async () => {
    const before = await stack();
    const since = bench.callCount();
    const refusal = `onGitOps: changes of stack ${name()} are made in ${REPOSITORY}, whose pipeline applies them. Change deploy/ there, or set onGitOps: "propose" writes the files for a pull request, and "deploy" deploys in spite of that.`;
    for (const isDryRun of [true, false]) {
      await expect(update({ desiredCount: 3 }, { isDryRun })).rejects.toThrow(
        refusal,
      );
      await expect(deploy({ desiredCount: 3 }, { isDryRun })).rejects.toThrow(
        refusal,
      );
    }
    expect(bench.changingCalls({ since })).toEqual([]);
    expect(await stack()).toEqual(before);
  });

  it('is deployed again without changes, as by "Start over"', async () => {
    expect((await deploy()).outputs).toMatchObject({ changed: false });
    expect((await update({ desiredCount: 2 })).outputs).toMatchObject({
      changed: false,
    });
  });

  it('gets a change proposed with its plan, and nothing is deployed', async () => {
    await merge();
    const before = await stack();
    const { log, outputs } = await update({
      desiredCount: 3,
      variables: { LOG_LEVEL: 'debug' },
      onGitOps: 'propose',
    });
    expect(await stack()).toEqual(before);
    expect(outputs).toMatchObject({
      changed: false,
      proposal: {
        forge: 'github',
        repoUrl: 'github.com?owner=acme&repo=orders',
        branch: expect.stringMatching(/^fargate-api-task-\d+$/),
        title: `Update ${name()}`,
        description: expect.stringMatching(
          /^A merge changes, beside the image of the commit:\n\n(?=[^]*- change: service \(DesiredCount 2 → 3)(?=[^]*- replace: task definition)[^]*Proposed in the portal by user:default\/jane\.$/,
        ),
      },
    });
    expect(log.at(-1)).toContain(`proposed for ${REPOSITORY}`);
    expect(await proposedParameters()).toMatchObject({
      ImageUrl: undefined,
      DesiredCount: '3',
    });
    expect(await proposed('template.yml')).toContain('LOG_LEVEL');
    const { Status, Changes = [] } = await planOfFiles();
    expect(Status).toBe('CREATE_COMPLETE');
    expect(
      Changes.map(({ ResourceChange: one }) => one!.LogicalResourceId).sort(),
    ).toEqual(['Service', 'TaskDefinition']);
  });

  it('has only a plan in a dry run', async () => {
    await rm(join(workspacePath, 'proposal'), { recursive: true });
    const { log } = await update(
      { desiredCount: 3, onGitOps: 'propose' },
      { isDryRun: true },
    );
    expect(log.join('\n')).toContain('DesiredCount 2 → 3');
    await expect(proposed('parameters.json')).rejects.toThrow('ENOENT');
  });

  it('gets an image pinned, until the repository says otherwise', async () => {
    await update({ image: nginx('1.28'), onGitOps: 'propose' });
    expect(await proposedParameters()).toMatchObject({
      ImageUrl: nginx('1.28'),
    });
    await merge();
    await expect(
      update({ desiredCount: 3, onGitOps: 'propose' }),
    ).rejects.toThrow(
      `The stack does not have what deploy/ of ${REPOSITORY} has: ImageUrl. Let the pipeline apply it first, or merge the pull request that takes over what is deployed.`,
    );
    await update({ image: nginx('1.28'), onGitOps: 'deploy' });
    await update({ desiredCount: 3, onGitOps: 'propose' });
    expect(await proposedParameters()).toMatchObject({
      ImageUrl: nginx('1.28'),
      DesiredCount: '3',
    });
  });

  it('refuses what the role of the pipeline cannot change', async () => {
    await expect(
      update({
        autoscaling: { enabled: true, minCount: 2, maxCount: 4 },
        onGitOps: 'propose',
      }),
    ).rejects.toThrow(
      /^onGitOps: the role of the pipeline cannot add the .*scal.*\. Set onGitOps to "deploy"/,
    );
  });

  it('can be deployed by the portal, which proposes to take it over', async () => {
    const { log, outputs } = await update({
      desiredCount: 3,
      onGitOps: 'deploy',
    });
    expect(await parameters()).toMatchObject({ DesiredCount: '3' });
    expect(outputs.changed).toBe(true);
    expect(log.join('\n')).toContain(
      `deployed by the portal, although ${REPOSITORY} applies changes`,
    );
    expect(outputs.proposal).toMatchObject({
      title: `Take over what is deployed of ${name()}`,
    });
    expect(await planOfFiles()).toMatchObject({ Status: 'FAILED' });
    expect(bench.audit.at(-1)).toMatchObject({
      meta: { request: { onGitOps: 'deploy' } },
    });
  });

  it('is rolled back by a proposal without a hold, or at once with one', async () => {
    await update({ image: nginx('1.28'), onGitOps: 'deploy' });
    await update({ rollBackTo: 1, onGitOps: 'propose' });
    expect(await parameters()).toMatchObject({
      ImageUrl: nginx('1.28'),
      DeploymentHold: '',
    });
    expect(await proposedParameters()).toMatchObject({
      ImageUrl: expect.stringContaining('nginx@sha256:'),
    });
    await update({ rollBackTo: 1, onGitOps: 'deploy' });
    expect(await parameters()).toMatchObject({
      ImageUrl: expect.stringContaining('nginx@sha256:'),
      DeploymentHold: expect.stringContaining('user:default/jane'),
    });
    // The hold is in no file of the repository.
    await update({ releaseHold: true });
    expect(await parameters()).toMatchObject({ DeploymentHold: '' });
  });

  it('changes no resource when who applies changes changes, and changes back', async () => {
    const resources = await bench.resourcesOf(name());
    const { log } = await update({ appliedBy: 'portal' });
    const plan = log.filter(line =>
      /^Plan|^ +(change|add|replace|remove)/.test(line),
    );
    expect(plan.join('\n')).toMatch(/nothing replaced/);
    expect(plan.join('\n')).not.toMatch(/add:|remove:|replace:/);
    for (const [, values] of plan.join('\n').matchAll(/change: .* \((.*)\)/g)) {
      expect(values).toMatch(/^Tags/);
    }
    await update({ desiredCount: 3 });
    const { outputs } = await update({ appliedBy: REPOSITORY });
    expect(outputs.proposal).toMatchObject({ forge: 'github' });
    expect(await planOfFiles()).toMatchObject({ Status: 'FAILED' });
    await expect(update({ desiredCount: 2 })).rejects.toThrow('onGitOps');
    expect(await bench.resourcesOf(name())).toEqual(resources);
  });

  it.each([
    'https://example.com/acme/orders',
    'https://github.com/acme',
    'https://github.com/acme/..',
    'https://github.com/acme/orders?ref=x',
    'ftp://github.com/acme/orders',
    'orders',
  ])('refuses %s as a repository', async appliedBy => {
    await expect(update({ appliedBy })).rejects.toThrow(
      `appliedBy: ${appliedBy} is no repository of a forge that this portal knows.`,
    );
  });
});
