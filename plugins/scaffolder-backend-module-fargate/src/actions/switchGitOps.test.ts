import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { DeliveryBench } from '../__testUtils__/DeliveryBench';
import { TestBench } from '../__testUtils__/TestBench';

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

  const update = (appliedBy: string, name = 'orders', options: object = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, appliedBy } as JsonObject,
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
});
