import { INITIATOR, TestBench } from '../__testUtils__/TestBench';
import { DeploymentLog } from '../log/DeploymentLog';
import { assertImageExists } from './assertImageExists';
import { parseEcrImage } from './ecrImage';

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('parseEcrImage', () => {
  const ours = { accountId: '123456789012', region: 'eu-west-1' };

  it.each([
    ['orders:v1', { repositoryName: 'orders', imageTag: 'v1' }],
    ['team/orders', { repositoryName: 'team/orders', imageTag: 'latest' }],
    [`orders@${DIGEST}`, { repositoryName: 'orders', imageDigest: DIGEST }],
    [
      `orders:v1@${DIGEST}`,
      { repositoryName: 'orders', imageTag: 'v1', imageDigest: DIGEST },
    ],
  ])('takes %s apart', (path, parts) => {
    expect(parseEcrImage(`${REGISTRY}/${path}`)).toEqual({
      ...ours,
      isDefaultHost: true,
      ...parts,
    });
  });

  it.each([
    '123456789012.dkr-ecr.eu-west-1.on.aws',
    '123456789012.dkr-ecr-fips.eu-west-1.on.aws',
    '123456789012.dkr.ecr-fips.eu-west-1.amazonaws.com',
  ])('knows %s as a host of ECR', host => {
    expect(parseEcrImage(`${host}/orders:v1`)).toEqual({
      ...ours,
      repositoryName: 'orders',
      imageTag: 'v1',
      imageDigest: undefined,
      isDefaultHost: false,
    });
  });

  it.each(['nginx', 'public.ecr.aws/docker/library/nginx:1', REGISTRY])(
    'knows that %s is no such image',
    image => {
      expect(parseEcrImage(image)).toBeUndefined();
    },
  );
});

describe('assertImageExists', () => {
  let bench: TestBench;
  const lines: string[] = [];

  beforeAll(async () => {
    bench = await TestBench.start();
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    lines.length = 0;
    bench.simulator.faults.clear();
  });

  const check = (image: string, signal?: AbortSignal) =>
    assertImageExists(
      bench.aws.access({ purpose: 'deploy', initiator: INITIATOR }),
      { log: new DeploymentLog({ info: text => lines.push(text) }), signal },
      { field: 'image', image },
    );

  it('is content with one that is in its registry', async () => {
    await check(`${REGISTRY}/orders:v1`);
    await check(`${REGISTRY}/orders@${DIGEST}`);
    expect(lines).toEqual([]);
  });

  it('asks nobody about images elsewhere', async () => {
    const mark = bench.callCount();
    await check('public.ecr.aws/docker/library/nginx:1.27');
    expect(bench.callCount()).toBe(mark);
  });

  it('asks a registry of the configuration, as the simulator serves it', async () => {
    const registries = [
      {
        host: 'public.ecr.aws',
        endpoint: `${bench.simulator.url}/registries/public.ecr.aws`,
      },
    ];
    const inRegistry = (image: string) =>
      assertImageExists(
        bench.aws.access({ purpose: 'deploy', initiator: INITIATOR }),
        {
          log: new DeploymentLog({ info: text => lines.push(text) }),
          registries,
        },
        { field: 'image', image },
      );
    await inRegistry('public.ecr.aws/docker/library/nginx:1.27');
    await inRegistry('ghcr.io/acme/orders:does-not-exist');
    await expect(
      inRegistry('public.ecr.aws/acme/orders:does-not-exist'),
    ).rejects.toThrow(
      'image: public.ecr.aws/acme/orders:does-not-exist does not exist: registry public.ecr.aws has no acme/orders with does-not-exist. Push it, or choose an existing image.',
    );
    expect(lines).toEqual([]);
  });

  it.each([
    [
      'orders:does-not-exist',
      'repository orders of account 123456789012 in eu-west-1 has no image with tag does-not-exist. Push it',
    ],
    [
      'does-not-exist:v1',
      'account 123456789012 has no repository does-not-exist in eu-west-1. Create it',
    ],
  ])('refuses %s', async (path, message) => {
    await expect(check(`${REGISTRY}/${path}`)).rejects.toThrow(message);
  });

  it('asks the registry of another target', async () => {
    const other = await TestBench.start({ shared: '210987654321' });
    const calls = other.callCount();
    await expect(
      assertImageExists(
        other.aws.access({ purpose: 'deploy', initiator: INITIATOR }),
        { log: new DeploymentLog({ info: text => lines.push(text) }) },
        {
          field: 'image',
          image: `${REGISTRY.replace(
            '123456789012',
            '210987654321',
          )}/does-not-exist:v1`,
        },
      ),
    ).rejects.toThrow('account 210987654321 has no repository does-not-exist');
    expect(
      other.simulator.calls
        .all()
        .slice(calls)
        // With roles, it assumes one first.
        .filter(({ service }) => service !== 'sts')
        .map(({ account }) => account),
    ).toEqual(['210987654321']);
    await other.close();
  });

  it('says that an image of another Region was not checked', async () => {
    await check(`${REGISTRY.replace('eu-west-1', 'us-east-1')}/orders:v1`);
    expect(lines).toEqual([
      expect.stringMatching(
        /^Note .* was not checked whether .* exists: its registry, account 123456789012 in us-east-1, is not a target$/,
      ),
    ]);
  });

  it('goes on, and says so, where the registry is no target', async () => {
    await check(REGISTRY.replace('1234', '9999').concat('/orders:v1'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^Note .* was not checked whether .* exists: its registry, account 999956789012 in eu-west-1, is not a target$/,
      ),
    ]);
  });

  it('goes on, and says so, where the registry does not answer', async () => {
    bench.simulator.faults.add({
      kind: 'expired-credentials',
      service: 'ecr',
    });
    await check(`${REGISTRY}/orders:v1`);
    expect(lines).toEqual([
      expect.stringMatching(
        /^Note .* was not checked whether .* exists: \w*Expired\w*: /,
      ),
    ]);
  });
});
