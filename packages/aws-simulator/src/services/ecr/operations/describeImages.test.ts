import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  ECRClient,
} from '@aws-sdk/client-ecr';
import { services } from '../..';
import { DispatchingHandler } from '../../../__testUtils__/DispatchingHandler';

const ACCOUNT = '111122223333';

const ecr = new ECRClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
  requestHandler: new DispatchingHandler([...services.values()]),
  maxAttempts: 1,
});

const describeImage = (
  imageTag: string,
  input: { repositoryName?: string; registryId?: string } = {},
) =>
  ecr.send(
    new DescribeImagesCommand({
      repositoryName: 'orders',
      imageIds: [{ imageTag }],
      ...input,
    }),
  );

describe('an image in ECR', () => {
  it('is there, with its digest', async () => {
    const { imageDetails } = await describeImage('v1');
    expect(imageDetails).toEqual([
      {
        registryId: ACCOUNT,
        repositoryName: 'orders',
        imageTags: ['v1'],
        imageDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
    ]);
  });

  it.each([
    [
      'is missing by its tag',
      'does-not-exist',
      {},
      'ImageNotFoundException',
      `The image with imageId {imageDigest:'null', imageTag:'does-not-exist'} does not exist within the repository with name 'orders' in the registry with id '${ACCOUNT}'`,
    ],
    [
      'is missing with its repository',
      'v1',
      { repositoryName: 'does-not-exist' },
      'RepositoryNotFoundException',
      `The repository with name 'does-not-exist' does not exist in the registry with id '${ACCOUNT}'`,
    ],
    [
      'of another account is that account’s affair',
      'v1',
      { registryId: '444455556666' },
      'AccessDeniedException',
      'is not authorized to perform: ecr:DescribeImages',
    ],
  ])('%s', async (_, tag, input, name, message) => {
    await expect(describeImage(tag, input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });
});

it('has an index that names its architectures', async () => {
  const { failures, images } = await ecr.send(
    new BatchGetImageCommand({
      repositoryName: 'orders',
      imageIds: [
        { imageTag: 'v1' },
        { imageTag: 'arm64-only' },
        { imageTag: 'does-not-exist' },
      ],
    }),
  );
  expect(
    images!.map(({ imageManifest }) =>
      JSON.parse(imageManifest!).manifests.map((one: any) => one.platform),
    ),
  ).toEqual([
    [
      { architecture: 'amd64', os: 'linux' },
      { architecture: 'arm64', os: 'linux' },
    ],
    [{ architecture: 'arm64', os: 'linux' }],
  ]);
  expect(failures).toEqual([
    {
      imageId: { imageTag: 'does-not-exist' },
      failureCode: 'ImageNotFound',
      failureReason: 'Requested image not found',
    },
  ]);
});
