import { TestBench } from '../__testUtils__/TestBench';
import { dryRunArn } from '../stack/dryRun';

const owner = 'group:default/team-a';

jest.setTimeout(60_000);

describe('fargate:api:register', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let stackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start();
    environmentStackArn = (
      await bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'dev',
        owner,
      })
    ).outputs.stackArn;
    stackArn = await deploy({});
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.published.length = 0;
  });

  async function deploy(input: object): Promise<string> {
    const { outputs } = await bench.run('fargate:public-api:deploy', {
      name: 'orders',
      owner,
      environmentStackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
      ...input,
    });
    return outputs.stackArn;
  }
  const register = (arn: string) =>
    bench.run('fargate:api:register', { stackArn: arn });

  it('succeeds although the catalog is late, and says so', async () => {
    const { outputs, log } = await register(stackArn);
    expect(outputs).toEqual({
      entityRef: 'api:default/orders',
      componentRef: 'component:default/orders',
      registered: false,
    });
    expect(log.slice(1)).toEqual([
      'Catalog       notified of api:default/orders, waiting up to 60 seconds',
      'Catalog       api:default/orders is not in the catalog yet. Its next scan tries again; if it is not there after that, the log of the catalog says why, for example that catalog.rules do not allow its kind',
    ]);
  });

  it('says which entity of that name is in the way', async () => {
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: 'orders',
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-origin-location': 'url:https://git/a.yaml',
        },
      },
      spec: { type: 'openapi', lifecycle: 'production', owner, definition: '' },
    });
    const { log } = await register(stackArn);
    bench.clearEntities();
    expect(log.at(-1)).toBe(
      'Catalog       api:default/orders is in the catalog already, from url:https://git/a.yaml and not from this stack: unregister that, and the next scan adds this one',
    );
  });

  it('tells the catalog and waits until it has the API', async () => {
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        name: 'orders',
        namespace: 'default',
        annotations: { 'fargate-api/stack-arn': stackArn },
      },
      spec: { type: 'openapi', lifecycle: 'production', owner, definition: '' },
    });
    const { outputs } = await register(stackArn);
    expect(outputs.registered).toBe(true);
    expect(bench.published).toEqual([
      { topic: 'fargate-api.stack', eventPayload: { stackArn } },
    ]);
  });

  it('registers an API with a repository too, which may never be published', async () => {
    const catalogInfoUrl = 'https://git.example.com/quotes/catalog-info.yaml';
    const arn = await deploy({ name: 'quotes', catalogInfoUrl });
    bench.published.length = 0;
    bench.addStackEntity('api:default/quotes', arn);
    const { log, outputs } = await register(arn);
    expect(outputs.registered).toBe(true);
    expect(bench.published).toHaveLength(1);
    expect(log.at(-1)).toBe(
      `              once ${catalogInfoUrl} is registered, its entities take their place`,
    );
  });

  it('says in a dry run what would be registered, and waits for nothing', async () => {
    const dryRun = async (arn: string) => {
      const { log, outputs } = await bench.run(
        'fargate:api:register',
        { stackArn: arn },
        { isDryRun: true },
      );
      return [log.at(-1), outputs];
    };
    const outputs = {
      entityRef: 'api:default/orders',
      componentRef: 'component:default/orders',
      registered: false,
    };
    expect(await dryRun(stackArn)).toEqual([
      'Dry run       api:default/orders would be registered',
      outputs,
    ]);
    const target = { accountId: '123456789012', region: 'eu-west-1' };
    expect(await dryRun(dryRunArn(target, 'orders'))).toEqual([
      'Dry run       the API would be registered once it is deployed',
      outputs,
    ]);
    expect(bench.published).toEqual([]);
  });

  it.each([
    ['a text that is no ARN', () => 'orders', '"orders" is not an ARN'],
    [
      'a stack elsewhere',
      () => stackArn.replace('eu-west-1', 'us-east-1'),
      'Account 123456789012 in us-east-1 is not a target of this portal.',
    ],
    [
      'a stack that does not exist',
      () => stackArn.replace(/[^/]*$/, '11111111-1111-1111-1111-111111111111'),
      'stackArn: stack arn:',
    ],
    [
      'a stack that is no API',
      () => environmentStackArn,
      'stackArn: stack environment-dev-cluster is not an API of this portal.',
    ],
  ])('refuses %s', async (_, arn, message) => {
    await expect(register(arn())).rejects.toThrow(message);
    expect(bench.published).toEqual([]);
  });
});
