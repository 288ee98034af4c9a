import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { findImage } from './findImage';

const image = (n: number, ...imageTags: string[]) => ({
  imageDigest: `sha256:${n}`,
  imagePushedAt: new Date(n * 1000),
  imageTags,
});

describe('findImage', () => {
  const { signal } = new AbortController();
  const find = async (DescribeImages: any, tag?: string) => {
    const aws = cannedAws({ DescribeImages });
    const found = await findImage(aws.clients, 'orders', tag, { signal });
    expect(new Set(aws.signals)).toEqual(new Set([signal]));
    return { found, inputs: aws.inputs.map(([, input]) => input) };
  };

  it('finds the image with a tag, which may have others', async () => {
    const { found, inputs } = await find(
      { imageDetails: [image(1, 'latest', 'c0ffee')] },
      'c0ffee',
    );
    expect(found).toEqual({ digest: 'sha256:1', tag: 'c0ffee' });
    expect(inputs).toEqual([
      { repositoryName: 'orders', imageIds: [{ imageTag: 'c0ffee' }] },
    ]);
  });

  it('finds without a tag the one that was pushed last, on whichever page', async () => {
    const pages: any = {
      '1': {
        imageDetails: [image(1, 'a'), image(3, 'c', 'd')],
        nextToken: '2',
      },
      '2': { imageDetails: [image(2, 'b')] },
    };
    const { found, inputs } = await find(
      ({ nextToken = '1' }: { nextToken?: string }) => pages[nextToken],
    );
    expect(found).toEqual({ digest: 'sha256:3', tag: 'c' });
    expect(inputs[0]).toMatchObject({
      repositoryName: 'orders',
      filter: { tagStatus: 'TAGGED' },
    });
  });

  it.each<[string, object, string | undefined]>([
    ['no image with the tag', awsError('ImageNotFoundException'), 'c0ffee'],
    ['no image', { imageDetails: [] }, undefined],
    ['nothing to say', {}, undefined],
    ['nothing to say of a tag', {}, 'c0ffee'],
  ])('finds none where ECR has %s', async (_, answer, tag) => {
    expect((await find(answer, tag)).found).toBeUndefined();
  });

  it('fails where the repository is gone', async () => {
    await expect(
      find(awsError('RepositoryNotFoundException'), 'c0ffee'),
    ).rejects.toThrow('RepositoryNotFoundException of AWS');
  });
});
