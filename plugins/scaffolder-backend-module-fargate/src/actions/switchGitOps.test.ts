import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Backend } from '../__testUtils__/Backend';
import { DeliveryBench } from '../__testUtils__/DeliveryBench';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';

const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';
const REPOSITORY = 'https://github.com/acme/orders';

jest.setTimeout(120_000);

describe('an API that is built from source', () => {
  let delivery: DeliveryBench;
  let bench: TestBench;
  let workspacePath: string;

  beforeAll(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'switch-'));
    delivery = await DeliveryBench.start();
    ({ bench } = delivery);
    await delivery.delivery();
    await delivery.api('orders', IMAGE);
    await delivery.api('stock', IMAGE);
  });
  afterAll(async () => {
    await delivery.close();
    await rm(workspacePath, { recursive: true });
  });

  const update = (
    appliedBy: string,
    name = 'orders',
    options: RunOptions = {},
    input: JsonObject = {},
  ) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, appliedBy, ...input },
      { taskId: bench.newTaskId(), workspacePath, ...options },
    );
  const appliesSettings = async () =>
    (await bench.describe('orders-delivery'))!.parameters.AppliesSettings;
  const appliedBy = async (name = 'orders') =>
    (await bench.describe(name))!.tags!['fargate-api:applied-by'];

  it('refuses a repository whose pipeline has no roles, and changes nothing', async () => {
    await expect(update('https://github.com/acme/stock')).rejects.toThrow(
      'appliedBy: the roles of stack orders-delivery are not for the pipeline of https://github.com/acme/stock, but for repo:acme@12/orders@34:ref:refs/heads/main or repo:acme/orders:ref:refs/heads/main. Run fargate:delivery:deploy for that repository first.',
    );
    expect(await appliesSettings()).toBe('false');
    expect(await appliedBy()).toBeUndefined();
  });

  it('is switched by no deployment, which neither changes the rights of the pipeline nor asks for an approval', async () => {
    await expect(
      delivery.api('orders', IMAGE, { appliedBy: REPOSITORY }),
    ).rejects.toThrow(
      `appliedBy: changes of stack orders are applied by the portal, and a deployment does not change that. Run fargate:api:update with appliedBy: ${REPOSITORY}, or leave it out.`,
    );
    expect(await appliedBy()).toBeUndefined();
  });

  it('plans both in a dry run, and changes nothing', async () => {
    const { log } = await update(REPOSITORY, 'orders', { isDryRun: true });
    expect(log).toContain('Plan          orders-delivery: 1 to add');
    expect(await appliesSettings()).toBe('false');
    expect(await appliedBy()).toBeUndefined();
  });

  it('gives its repository the settings, and takes them back, without a change of a resource', async () => {
    const resources = await bench.resourcesOf('orders');
    const before = await bench.describe('orders-delivery');

    const { outputs } = await update(REPOSITORY);
    expect(await appliesSettings()).toBe('true');
    expect(await appliedBy()).toBe(REPOSITORY);
    expect(outputs.proposal).toMatchObject({
      repoUrl: 'github.com?owner=acme&repo=orders',
    });
    expect(
      await readFile(
        join(workspacePath, 'proposal/deploy/parameters.json'),
        'utf8',
      ),
    ).toContain('DesiredCount');

    await update('portal');
    await delivery.api('orders', IMAGE, { appliedBy: 'portal' });
    const after = await bench.describe('orders-delivery');
    expect(after!.parameters).toEqual(before!.parameters);
    expect(after!.outputs).toEqual(before!.outputs);
    expect(await appliedBy()).toBe('portal');
    expect(await bench.resourcesOf('orders')).toEqual(resources);
  });

  it('has nothing to give to a pipeline for which the portal made no roles', async () => {
    await update('https://github.com/acme/stock', 'stock');
    expect(await appliedBy('stock')).toBe('https://github.com/acme/stock');
    expect(await bench.describe('stock-delivery')).toBeUndefined();
  });

  describe('whose switch does not succeed', () => {
    const CRASH = { image: 'public.ecr.aws/fargate-api/crash:1' };
    const CRASHED = /^orders: container orders exited with code 1/;
    const stays = (why: string) =>
      `Delivery      the role of stack orders-delivery stays as it is: ${why}`;
    const STAYS = stays('the update did not succeed');

    /** Who applies changes, and whether the role of the pipeline may. */
    const state = async () => [
      (await appliedBy()) ?? 'portal',
      await appliesSettings(),
    ];
    const BY_PORTAL = ['portal', 'false'];
    const BY_REPOSITORY = [REPOSITORY, 'true'];

    afterEach(async () => {
      await bench.simulator.clock.advance(3600);
      await update(
        'portal',
        'orders',
        {},
        { healthCheckPath: '/', onGitOps: 'deploy' },
      );
    });

    it('gives the pipeline nothing when the update is rolled back', async () => {
      await expect(update(REPOSITORY, 'orders', {}, CRASH)).rejects.toThrow(
        CRASHED,
      );
      expect(await state()).toEqual(BY_PORTAL);
      expect(bench.log).toContain(STAYS);
    });

    it('leaves the pipeline what it had when the update is rolled back', async () => {
      await update(REPOSITORY);
      await expect(
        update('portal', 'orders', {}, { ...CRASH, onGitOps: 'deploy' }),
      ).rejects.toThrow(CRASHED);
      expect(await state()).toEqual(BY_REPOSITORY);
      expect(bench.log).toContain(STAYS);
    });

    it('gives the pipeline nothing when the task is cancelled', async () => {
      const controller = new AbortController();
      const onLine = (line: string) =>
        /^API {11}\[/.test(line) && controller.abort();
      await expect(
        update(
          REPOSITORY,
          'orders',
          { signal: controller.signal, onLine },
          CRASH,
        ),
      ).rejects.toThrow(/^Cancelled/);
      expect(await appliesSettings()).toBe('false');
      expect(bench.log).toContain(stays('the task was cancelled'));
    });

    it('continues after the backend is killed between the two', async () => {
      const backend = await Backend.of(bench);
      const taskId = bench.newTaskId();
      await backend.killed(
        'fargate:api:update',
        { entityRef: 'api:default/orders', appliedBy: REPOSITORY },
        { line: /^Plan {10}orders-delivery/ },
        { taskId, workspacePath },
      );
      expect(await state()).toEqual([REPOSITORY, 'false']);
      await update(REPOSITORY, 'orders', { taskId });
      expect(await state()).toEqual(BY_REPOSITORY);
    });

    it.each([
      ['gives the pipeline nothing', 'rollback', BY_PORTAL],
      ['gives the pipeline what the stack says', 'keep', BY_REPOSITORY],
    ] as const)(
      '%s when the tasks turn out to be unhealthy (onFailure: %s)',
      async (_, onFailure, expected) => {
        await expect(
          update(
            REPOSITORY,
            'orders',
            {},
            { healthCheckPath: '/does-not-exist', onFailure },
          ),
        ).rejects.toThrow(/404|healthy/);
        expect(await state()).toEqual(expected);
      },
    );
  });
});
