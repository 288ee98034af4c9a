import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { assertArchitecture } from './assertArchitecture';
import { MANIFEST_TYPES } from './registry/architecturesIn';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** An index of images for these architectures, as ECR returns it. */
const index = (...architectures: string[]) => ({
  images: [
    {
      imageManifest: JSON.stringify({
        manifests: architectures.map(architecture => ({
          platform: { os: 'linux', architecture },
        })),
      }),
    },
  ],
});

function check(
  image: string,
  answers: Answers,
  options: { registries?: object[]; signal?: AbortSignal } = {},
) {
  const canned = cannedContext(answers, options as object);
  const opened: FargateTarget[] = [];
  const targets = [
    { ...TARGET, name: 'other-region', region: 'us-east-1' },
    { ...TARGET, name: 'other-account', accountId: '210987654321' },
    TARGET,
  ];
  const done = assertArchitecture(
    {
      targets: { list: () => targets },
      clients: async (target: FargateTarget) => {
        opened.push(target);
        return canned.clients;
      },
    } as any,
    canned.context,
    { field: 'image', image },
    'ARM64',
  );
  return { ...canned, done, opened };
}

describe('the architecture of an image in ECR', () => {
  it.each([
    [`${ECR}/orders:v1`, { imageTag: 'v1' }],
    [`${ECR}/orders@${DIGEST}`, { imageDigest: DIGEST }],
  ])('is read of %s in the account and region of it', async (image, id) => {
    const { done, inputs, lines, opened, signals, context } = check(image, {
      BatchGetImage: index('amd64', 'arm64'),
    });
    await done;
    expect(opened).toEqual([TARGET]);
    expect(inputs).toEqual([
      [
        'BatchGetImage',
        {
          registryId: '123456789012',
          repositoryName: 'orders',
          imageIds: [id],
          acceptedMediaTypes: MANIFEST_TYPES,
        },
      ],
    ]);
    expect(signals).toEqual([context.signal]);
    expect(lines).toEqual([]);
  });

  it('is refused where it is another one, by the names of ECS', async () => {
    const { done } = check(`${ECR}/orders:v1`, {
      BatchGetImage: index('amd64', 'ppc64le'),
    });
    await expect(done).rejects.toThrow(
      `image: ${ECR}/orders:v1 is built for X86_64, ppc64le, and the tasks have the cpuArchitecture ARM64. Build it for ARM64, choose another image, or change cpuArchitecture.`,
    );
  });

  it('is said to be unknown of a single image', async () => {
    const manifest = { config: { digest: DIGEST } };
    const { done, lines } = check(`${ECR}/orders:v1`, {
      BatchGetImage: { images: [{ imageManifest: JSON.stringify(manifest) }] },
    });
    await done;
    expect(lines).toEqual([
      `Note it was not checked for which CPU architecture ${ECR}/orders:v1 is built: its manifest has no index, and the portal may not read the layers of images`,
    ]);
  });

  it.each<[string, object]>([
    ['no image', { images: [] }],
    ['nothing', {}],
    ['an image without a manifest', { images: [{}] }],
    ['an error', awsError('AccessDeniedException')],
  ])('is left to the pull where ECR answers %s', async (_, BatchGetImage) => {
    const { done, lines } = check(`${ECR}/orders:v1`, { BatchGetImage });
    await expect(done).resolves.toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('is not asked for in an account that is no target', async () => {
    const image = `${ECR.replace('1234', '9999')}/orders:v1`;
    const { done, opened } = check(image, {});
    await expect(done).resolves.toBeUndefined();
    expect(opened).toEqual([]);
  });

  it('ends with a cancelled task', async () => {
    const { done } = check(
      `${ECR}/orders:v1`,
      { BatchGetImage: awsError('AbortError') },
      { signal: AbortSignal.abort(new Error('cancelled')) },
    );
    await expect(done).rejects.toThrow('cancelled');
  });
});

describe('the architecture of an image in another registry', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');
  beforeEach(() => {
    fetched.mockReset();
    fetched.mockImplementation(async () =>
      Response.json({
        manifests: [{ platform: { os: 'linux', architecture: 'amd64' } }],
      }),
    );
  });
  afterAll(() => fetched.mockRestore());
  const registries = ['ghcr.io', 'registry.acme.com'].map(host => ({
    host,
    endpoint: `https://${host}`,
  }));

  it('is read of the registry that the configuration names', async () => {
    const { done } = check('registry.acme.com/orders:v1', {}, { registries });
    await expect(done).rejects.toThrow(
      'image: registry.acme.com/orders:v1 is built for X86_64, and',
    );
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      'https://registry.acme.com/v2/orders/manifests/v1',
    ]);
  });

  it('is asked of no other registry', async () => {
    for (const options of [{ registries }, {}]) {
      const { done } = check('quay.io/orders:v1', {}, options);
      await expect(done).resolves.toBeUndefined();
    }
    expect(fetched).not.toHaveBeenCalled();
  });

  it('ends with a cancelled task', async () => {
    fetched.mockRejectedValue(new Error('aborted'));
    const { done } = check(
      'ghcr.io/orders:v1',
      {},
      { registries, signal: AbortSignal.abort(new Error('cancelled')) },
    );
    await expect(done).rejects.toThrow('cancelled');
  });
});
