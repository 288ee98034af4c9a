import { parse } from 'yaml';
import { DeliveryBench, REPO_URL } from '../__testUtils__/DeliveryBench';
import { dryRunArn } from '../stack/dryRun';
import { examples } from './imageAwait.examples';
import { RunOptions } from '../__testUtils__/TestBench';

jest.setTimeout(120_000);

const RUN = 'https://github.com/acme/orders/actions/runs/1';

describe('fargate:image:await', () => {
  let delivery: DeliveryBench;
  let stackArn: string;
  let uri: string;
  let commits = 0;
  let tag: string;

  beforeAll(async () => {
    delivery = await DeliveryBench.start();
    const { outputs } = await delivery.delivery();
    ({ stackArn, repositoryUri: uri } = outputs);
  });
  afterAll(() => delivery.close());
  beforeEach(() => {
    tag = `c0ffee${commits++}`;
    delivery.forge.requests.length = 0;
    delivery.forge.setRuns('acme/orders', () => []);
  });

  const wait = (input: object = {}, options: RunOptions = {}) =>
    delivery.bench.run(
      'fargate:image:await',
      { stackArn, tag, repoUrl: REPO_URL, ...input },
      { taskId: delivery.bench.newTaskId(), ...options },
    );
  const run = (
    status: string,
    conclusion: string | null = null,
    more = {},
  ) => ({
    id: 1,
    html_url: RUN,
    head_sha: tag,
    status,
    conclusion,
    ...more,
  });
  const failedJob = {
    name: 'test',
    conclusion: 'failure',
    steps: [
      { name: 'Check out', conclusion: 'success' },
      { name: 'npm test', conclusion: 'failure' },
    ],
  };

  it('takes the input of the example', async () => {
    const { steps } = parse(examples[0].example);
    const { input } = steps.find(
      ({ action }: { action: string }) => action === 'fargate:image:await',
    );
    await delivery.push(uri, tag);
    const { outputs } = await wait({ ...input, stackArn, tag });
    expect(outputs.tag).toBe(tag);
  });

  it('waits until the image is pushed, and returns it by its digest', async () => {
    const { bench } = delivery;
    const { stride } = bench;
    bench.stride = 1;
    let polls = 0;
    let digest = '';
    delivery.forge.setRuns('acme/orders', async () => {
      polls += 1;
      if (polls === 50) {
        digest = await delivery.push(uri, tag);
      }
      return polls < 3 ? [] : [run('in_progress')];
    });
    const { log, outputs } = await wait();
    bench.stride = stride;
    expect(outputs).toEqual({ image: `${uri}@${digest}`, tag });
    expect(log.slice(1)).toEqual([
      `Image         waiting for ${uri}:${tag}`,
      `Image         run ${RUN}`,
      expect.stringMatching(/^Image {9}still waiting … 5 min \d\d s$/),
      expect.stringMatching(/^Image {9}still waiting … 10 min \d\d s$/),
      expect.stringMatching(/^Done {10}image \S+ is pushed · 12 min \d\d s$/),
    ]);
    expect(delivery.forge.requests[0]).toBe(
      `/repos/acme/orders/actions/runs?event=push&per_page=20&head_sha=${tag}`,
    );
  });

  it('takes the image that was pushed last, where no commit is given', async () => {
    await delivery.push(uri, tag);
    await delivery.bench.simulator.clock.advance(60);
    const image = { config: { Env: [`TAG=${tag}`] } };
    const digest = await delivery.push(uri, `${tag}-later`, image);
    const { outputs } = await wait({ tag: undefined, branch: 'next' });
    expect(outputs).toEqual({ image: `${uri}@${digest}`, tag: `${tag}-later` });
    expect(delivery.forge.requests).toEqual([
      '/repos/acme/orders/actions/runs?event=push&per_page=20&branch=next',
    ]);
  });

  it.each<[string, () => object[], string]>([
    [
      'failed, with its step',
      () => [run('completed', 'failure')],
      'The pipeline failed in step "npm test" of job test before it pushed URI: RUN',
    ],
    [
      'failed beside another workflow of the commit',
      () => [run('completed', 'success'), run('completed', 'timed_out')],
      'The pipeline failed in step "npm test" of job test before it pushed URI: RUN',
    ],
    [
      'succeeded without an image',
      () => [run('completed', 'success')],
      'The pipeline succeeded, and did not push URI: RUN',
    ],
  ])('ends at once when the run %s', async (_, runs, message) => {
    delivery.forge.setRuns('acme/orders', runs, [failedJob]);
    await expect(wait()).rejects.toThrow(
      message.replace('URI', `${uri}:${tag}`).replace('RUN', RUN),
    );
    expect(delivery.bench.log).not.toContain('still waiting');
  });

  it('goes on waiting while another workflow of the commit runs', async () => {
    let polls = 0;
    delivery.forge.setRuns('acme/orders', async () => {
      polls += 1;
      if (polls === 3) {
        await delivery.push(uri, tag);
      }
      return [
        run('completed', 'failure'),
        run('queued'),
        run('completed', 'failure', { head_sha: 'another' }),
      ];
    });
    expect((await wait()).outputs.tag).toBe(tag);
  });

  it('gives up after the time, with the link, and waits anew when started over', async () => {
    const { bench } = delivery;
    const taskId = bench.newTaskId();
    const seconds = async (promise: Promise<unknown>) => {
      const before = bench.simulator.clock.now();
      await expect(promise).rejects.toThrow(
        `The pipeline did not push ${uri}:${tag} within 10 min 00 s; "Start over" waits again: https://ci.example.com`,
      );
      return (bench.simulator.clock.now() - before) / 1000;
    };
    const attempt = () =>
      wait(
        {
          waitMinutes: 10,
          repoUrl: undefined,
          runUrl: 'https://ci.example.com',
        },
        { taskId },
      );
    expect(await seconds(attempt())).toBeGreaterThanOrEqual(600);
    expect(await seconds(attempt())).toBeGreaterThanOrEqual(600);
  });

  it('continues to wait after a restart of the backend', async () => {
    const { bench } = delivery;
    const taskId = bench.newTaskId();
    const before = bench.simulator.clock.now();
    const controller = new AbortController();
    await expect(
      wait(
        { waitMinutes: 10 },
        {
          taskId,
          signal: controller.signal,
          onLine: line => line.includes('still waiting') && controller.abort(),
        },
      ),
    ).rejects.toThrow();
    await expect(wait({ waitMinutes: 10 }, { taskId })).rejects.toThrow(
      'within 10 min',
    );
    expect(bench.simulator.clock.now() - before).toBeLessThan(700_000);
  });

  it('ends at once when the task is cancelled', async () => {
    const { bench } = delivery;
    const before = bench.simulator.clock.now();
    await bench.killed(
      'fargate:image:await',
      { stackArn, tag, repoUrl: REPO_URL },
      /waiting for/,
    );
    expect(bench.simulator.clock.now() - before).toBeLessThan(60_000);
  });

  it('waits for the image alone where the forge refuses', async () => {
    delivery.forge.answers.set('/repos/acme/orders/actions/runs', 403);
    await expect(wait({ waitMinutes: 5 })).rejects.toThrow('did not push');
    expect(delivery.bench.log).toContain(
      'Note          waiting only for the image: repoUrl: github.com cannot be read; caused by Error: it responds with 403 to the token of this portal',
    );
    expect(delivery.forge.requests).toHaveLength(1);
  });

  it('watches a pipeline on GitLab', async () => {
    const project = '/api/v4/projects/acme%2Forders/pipelines';
    delivery.forge.answers.set(project, [
      { id: 7, status: 'failed', web_url: 'https://gitlab.com/p/7' },
    ]);
    delivery.forge.answers.set(`${project}/7/jobs`, [{ name: 'build' }]);
    await expect(
      wait({ repoUrl: 'gitlab.com?owner=acme&repo=orders' }),
    ).rejects.toThrow(
      `The pipeline failed in job build before it pushed ${uri}:${tag}: https://gitlab.com/p/7`,
    );
    expect(delivery.forge.requests[0]).toBe(`${project}?per_page=1&sha=${tag}`);
  });

  it('returns in a dry run an image that a deployment does not look for', async () => {
    const { bench, environmentStackArn } = delivery;
    const { outputs, log } = await wait({}, { isDryRun: true });
    expect(outputs.image).toBe(`${uri}@sha256:${'0'.repeat(64)}`);
    expect(log).toContain(
      `Dry run       an image in ${uri} would be waited for`,
    );
    const deployed = await bench.run(
      'fargate:public-api:deploy',
      {
        name: 'orders',
        owner: 'group:default/team-a',
        environmentStackArn,
        image: outputs.image,
      },
      { isDryRun: true, taskId: bench.newTaskId() },
    );
    expect(deployed.log.join('\n')).toMatch(/^Plan {10}orders: \d+ to add/m);
    const target = { accountId: '123456789012', region: 'eu-west-1' };
    const planned = await wait(
      { stackArn: dryRunArn(target, 'orders-delivery') },
      { isDryRun: true },
    );
    expect(planned.outputs.image).toBe(
      `123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-delivery@sha256:${'0'.repeat(
        64,
      )}`,
    );
  });

  it.each<[string, object, RegExp]>([
    ['a tag that no image can have', { tag: 'a b' }, /^tag: "a b" is no tag/],
    [
      'no time',
      { waitMinutes: 0 },
      /^waitMinutes: must be a whole number from 1 to 360/,
    ],
    ['more than a job may take', { waitMinutes: 361 }, /from 1 to 360/],
    ['what is no ARN', { stackArn: 'orders' }, /^stackArn: "orders"/],
    [
      'a host that is no forge',
      { repoUrl: 'git.example.com?owner=acme&repo=orders' },
      /git\.example\.com/,
    ],
  ])('refuses %s', async (_, input, message) => {
    await expect(wait(input)).rejects.toThrow(message);
    expect(delivery.forge.requests).toEqual([]);
  });

  it('refuses a stack of another kind, and of somebody else', async () => {
    const { bench, environmentStackArn } = delivery;
    await expect(wait({ stackArn: environmentStackArn })).rejects.toThrow(
      'is not the stack of a fargate:delivery:deploy step',
    );
    bench.users.set('user:default/eve', { groups: ['group:default/evil'] });
    await expect(wait({}, { user: 'user:default/eve' })).rejects.toThrow(
      /group:default\/team-a|does not exist/,
    );
    expect(delivery.forge.requests).toEqual([]);
  });
});
