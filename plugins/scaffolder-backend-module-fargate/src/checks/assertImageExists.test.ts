import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { assertImageExists } from './assertImageExists';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;

function check(image: string, answers: Answers, options: object = {}) {
  const canned = cannedContext(answers, options);
  const aws = {
    targets: { list: () => [TARGET] },
    clients: async () => canned.clients,
  } as any;
  const named = { field: 'image', image };
  return { ...canned, done: assertImageExists(aws, canned.context, named) };
}

describe('assertImageExists in ECR', () => {
  it.each([
    [`${ECR}/orders:v1`, { imageTag: 'v1' }],
    [`${ECR}/orders@${DIGEST}`, { imageDigest: DIGEST }],
    // ECS pulls the digest then.
    [`${ECR}/orders:v1@${DIGEST}`, { imageDigest: DIGEST }],
  ])('asks for %s', async (image, id) => {
    const { context, done, inputs, signals } = check(image, {
      DescribeImages: {},
    });
    await done;
    expect(inputs).toEqual([
      [
        'DescribeImages',
        {
          registryId: '123456789012',
          repositoryName: 'orders',
          imageIds: [id],
        },
      ],
    ]);
    expect(signals).toEqual([context.signal]);
  });

  it('names the digest that is missing', async () => {
    const { done } = check(`${ECR}/orders@${DIGEST}`, {
      DescribeImages: awsError('ImageNotFoundException'),
    });
    await expect(done).rejects.toThrow(
      `image: ${ECR}/orders@${DIGEST} does not exist: repository orders of account 123456789012 in eu-west-1 has no image with digest ${DIGEST}. Push it, or choose an existing image.`,
    );
  });

  it.each([
    'AccessDenied',
    'XImageNotFoundException',
    'ImageNotFoundExceptionX',
  ])('goes on, and says so, where ECR answers %s', async name => {
    const { done, lines } = check(`${ECR}/orders:v1`, {
      DescribeImages: awsError(name),
    });
    await done;
    expect(lines).toEqual([
      `Note it was not checked whether ${ECR}/orders:v1 exists: ${name}: ${name} of AWS`,
    ]);
  });

  it('ends with a cancelled task', async () => {
    const { done } = check(
      `${ECR}/orders:v1`,
      { DescribeImages: awsError('AbortError') },
      { signal: AbortSignal.abort(new Error('cancelled')) },
    );
    await expect(done).rejects.toThrow('cancelled');
  });
});

describe('assertImageExists in another registry', () => {
  const fetched = jest.spyOn(globalThis, 'fetch');
  beforeEach(() => fetched.mockReset());
  afterAll(() => fetched.mockRestore());
  const registries = [{ host: 'ghcr.io', endpoint: 'https://ghcr.io' }];

  it('goes on, and says so, where it does not say', async () => {
    fetched.mockResolvedValue(new Response('', { status: 429 }));
    const { done, lines } = check('ghcr.io/orders:v1', {}, { registries });
    await done;
    expect(lines).toEqual([
      'Note it was not checked whether ghcr.io/orders:v1 exists: its registry answered 429',
    ]);
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
