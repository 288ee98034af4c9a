import { ECR } from '@aws-sdk/client-ecr';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import {
  digestOf,
  imageOf,
  pushImage,
  pushIndex,
  pushLayer,
} from '../../../__testUtils__/pushImage';
import { Simulator, startSimulator } from '../../../Simulator';

const ACCOUNT = '123456789012';
const repositoryName = 'team/orders';
const REPOSITORY = `'${repositoryName}'`;

describe('images of ECR', () => {
  let simulator: Simulator;
  let ecr: ECR;

  beforeEach(async () => {
    simulator = await startSimulator();
    ecr = new ECR(clientOptions(simulator));
    await ecr.createRepository({ repositoryName });
  });

  afterEach(async () => {
    ecr.destroy();
    await simulator.close();
  });

  const immutable = () =>
    ecr.putImageTagMutability({
      repositoryName,
      imageTagMutability: 'IMMUTABLE',
    });
  const other = { config: { Env: ['A=1'] } };
  const list = async (input: object = {}) =>
    (await ecr.listImages({ repositoryName, ...input })).imageIds;

  it('exist once they are pushed, with the digest of their manifest', async () => {
    await expect(
      ecr.describeImages({ repositoryName, imageIds: [{ imageTag: 'v1' }] }),
    ).rejects.toMatchObject({
      name: 'ImageNotFoundException',
      message: `The image with imageId {imageDigest:'null', imageTag:'v1'} does not exist within the repository with name ${REPOSITORY} in the registry with id '${ACCOUNT}'`,
    });
    const { manifest, blobs } = imageOf({});
    const digest = await pushImage(ecr, repositoryName, 'v1');
    expect(digest).toBe(digestOf(manifest));
    await pushImage(ecr, repositoryName, 'latest');
    const { imageDetails } = await ecr.describeImages({ repositoryName });
    expect(imageDetails).toEqual([
      {
        registryId: ACCOUNT,
        repositoryName,
        imageDigest: digest,
        imageTags: ['v1', 'latest'],
        imageSizeInBytes: blobs.join('').length,
        imagePushedAt: new Date('2026-01-01T00:00:00Z'),
        imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
        artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      },
    ]);
    const { images, failures } = await ecr.batchGetImage({
      repositoryName,
      imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }],
    });
    expect(images).toEqual([
      {
        registryId: ACCOUNT,
        repositoryName,
        imageId: { imageDigest: digest, imageTag: 'v1' },
        imageManifest: manifest,
        imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
      },
    ]);
    expect(failures).toEqual([
      {
        imageId: { imageTag: 'v2' },
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      },
    ]);
  });

  it('are listed in pages, by whether they have tags', async () => {
    const first = await pushImage(ecr, repositoryName, 'v1');
    const second = await pushImage(ecr, repositoryName, undefined, other);
    const filter = (tagStatus: string) => list({ filter: { tagStatus } });
    expect(await filter('TAGGED')).toEqual([
      { imageDigest: first, imageTag: 'v1' },
    ]);
    expect(await filter('UNTAGGED')).toEqual([{ imageDigest: second }]);
    expect(await list({ filter: { imageStatus: 'ARCHIVED' } })).toEqual([]);
    const { imageIds, nextToken } = await ecr.listImages({
      repositoryName,
      maxResults: 1,
    });
    expect(imageIds).toEqual([{ imageDigest: first, imageTag: 'v1' }]);
    expect(await list({ nextToken })).toEqual([{ imageDigest: second }]);
  });

  it('move a tag, where tags may be overwritten', async () => {
    await pushImage(ecr, repositoryName, 'v1');
    const digest = await pushImage(ecr, repositoryName, 'v1', other);
    expect(await list({ filter: { tagStatus: 'TAGGED' } })).toEqual([
      { imageDigest: digest, imageTag: 'v1' },
    ]);
  });

  it('keep a tag, where tags are immutable', async () => {
    await immutable();
    const digest = await pushImage(ecr, repositoryName, 'v1');
    await expect(
      pushImage(ecr, repositoryName, 'v1', other),
    ).rejects.toMatchObject({
      name: 'ImageTagAlreadyExistsException',
      message: `The image tag 'v1' already exists in the ${REPOSITORY} repository and cannot be overwritten because the tag is immutable.`,
    });
    await expect(pushImage(ecr, repositoryName, 'v1')).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
      message: `Image with digest '${digest}' and tag 'v1' already exists in the repository with name ${REPOSITORY} in registry with id '${ACCOUNT}'`,
    });
    expect(await list()).toEqual([{ imageDigest: digest, imageTag: 'v1' }]);
  });

  it.each([
    [
      'layers are missing',
      { imageManifest: imageOf({}).manifest },
      'LayersNotFoundException',
      `Layers with digests '[${imageOf({})
        .blobs.map(digestOf)
        .join(
          ', ',
        )}]' required for pushing image into repository with name ${REPOSITORY} in the registry with id '${ACCOUNT}' do not exist`,
    ],
    [
      'images of an index are missing',
      {
        imageManifest: JSON.stringify({
          schemaVersion: 2,
          manifests: [{ digest: 'sha256:ab', size: 1 }],
        }),
      },
      'ReferencedImagesNotFoundException',
      `Images with digests '[sha256:ab]' required for pushing image into repository with name ${REPOSITORY} in the registry with id '${ACCOUNT}' do not exist`,
    ],
    [
      'the manifest is no JSON',
      { imageManifest: '{' },
      'InvalidParameterException',
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    ],
    [
      'the manifest is of the first version',
      { imageManifest: '{"schemaVersion":1}' },
      'InvalidParameterException',
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    ],
    [
      'the tag has other characters',
      { imageManifest: '{}', imageTag: 'a b' },
      'InvalidParameterException',
      "Invalid parameter at 'imageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''",
    ],
    [
      'the digest is another',
      { imageManifest: imageOf({}).manifest, imageDigest: 'sha256:ab' },
      'ImageDigestDoesNotMatchException',
      'The specified image digest does not match the digest that Amazon ECR calculated for the image.',
    ],
  ])('are refused when %s', async (_, input, name, message) => {
    await expect(
      ecr.putImage({ repositoryName, ...input }),
    ).rejects.toMatchObject({ name, message });
    expect(await list()).toEqual([]);
  });

  it.each([
    '{"schemaVersion":2}',
    '{"schemaVersion":2,"layers":[null]}',
    '{"schemaVersion":2,"config":{"digest":"sha256:ab"}}',
    '{"schemaVersion":2,"manifests":[{"size":1}]}',
  ])('are refused with the manifest %s', async imageManifest => {
    await expect(
      ecr.putImage({ repositoryName, imageManifest }),
    ).rejects.toThrow(
      "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
  });

  it('are refused with a behaviour that the simulator does not have', async () => {
    const labelled = (name: string) =>
      pushImage(ecr, repositoryName, 'v1', {
        config: { Labels: { 'aws-simulator.behaviour': name } },
      });
    await expect(labelled('explode')).rejects.toThrow(
      'The AWS simulator does not know the behaviour explode of the label aws-simulator.behaviour, but crash, needs-env, ',
    );
    await labelled('crash');
  });

  it('are deleted by digest, by their last tag or not at all', async () => {
    const arm64 = await pushImage(ecr, repositoryName, undefined, {
      architecture: 'arm64',
    });
    const index = await pushIndex(ecr, repositoryName, 'v1', { arm64 });
    const single = await pushImage(ecr, repositoryName, 'one', other);
    await pushImage(ecr, repositoryName, 'two', other);
    const remove = (...imageIds: object[]) =>
      ecr.batchDeleteImage({ repositoryName, imageIds });
    expect(
      await remove({ imageTag: 'one' }, { imageDigest: arm64 }, {}),
    ).toMatchObject({
      imageIds: [{ imageDigest: single, imageTag: 'one' }],
      failures: [
        {
          failureCode: 'ImageReferencedByManifestList',
          failureReason: `Requested image referenced by manifest list: [${index}]`,
        },
        { failureCode: 'MissingDigestAndTag' },
      ],
    });
    expect(
      await remove(
        { imageTag: 'two' },
        { imageTag: 'three' },
        { imageDigest: 'x' },
      ),
    ).toMatchObject({
      imageIds: [{ imageDigest: single, imageTag: 'two' }],
      failures: [
        { failureCode: 'ImageNotFound' },
        { failureCode: 'InvalidImageDigest' },
      ],
    });
    await remove({ imageDigest: index });
    expect(await remove({ imageDigest: arm64 })).toMatchObject({
      imageIds: [{ imageDigest: arm64 }],
      failures: [],
    });
    expect(await list()).toEqual([]);
  });

  it('keep their repository, unless it is deleted by force', async () => {
    await pushImage(ecr, repositoryName, 'v1');
    await expect(
      ecr.deleteRepository({ repositoryName }),
    ).rejects.toMatchObject({
      name: 'RepositoryNotEmptyException',
      message: `The repository with name ${REPOSITORY} in registry with id '${ACCOUNT}' cannot be deleted because it still contains images`,
    });
    await ecr.deleteRepository({ repositoryName, force: true });
    await expect(ecr.describeImages({ repositoryName })).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
    });
  });

  it('exist without a push only where no repository was made', async () => {
    const assets = 'cdk-hnb659fds-container-assets-123456789012-eu-west-1';
    await ecr.createRepository({ repositoryName: assets });
    for (const name of ['orders', assets]) {
      expect(
        await ecr.describeImages({
          repositoryName: name,
          imageIds: [{ imageTag: 'v1' }],
        }),
      ).toMatchObject({ imageDetails: [{ imageTags: ['v1'] }] });
    }
  });

  describe('have layers', () => {
    it('that are pushed in parts and read again', async () => {
      const size = 5 * 1024 * 1024;
      const content = 'x'.repeat(size + 3);
      const { uploadId } = await ecr.initiateLayerUpload({ repositoryName });
      const part = (first: number, text: string) =>
        ecr.uploadLayerPart({
          repositoryName,
          uploadId,
          partFirstByte: first,
          partLastByte: first + text.length - 1,
          layerPartBlob: Buffer.from(text),
        });
      await part(0, content.slice(0, size));
      await expect(part(size + 1, 'xx')).rejects.toMatchObject({
        name: 'InvalidLayerPartException',
        lastValidByteReceived: size - 1,
        uploadId,
      });
      await part(size, 'xxx');
      const { layerDigest } = await ecr.completeLayerUpload({
        repositoryName,
        uploadId,
        layerDigests: [digestOf(content)],
      });
      expect(
        await ecr.batchCheckLayerAvailability({
          repositoryName,
          layerDigests: [layerDigest!, 'sha256:ab', 'x'],
        }),
      ).toMatchObject({
        layers: [
          { layerAvailability: 'AVAILABLE', layerSize: content.length },
          { layerDigest: 'sha256:ab', layerAvailability: 'UNAVAILABLE' },
        ],
        failures: [{ layerDigest: 'x', failureCode: 'InvalidLayerDigest' }],
      });
      const { downloadUrl } = await ecr.getDownloadUrlForLayer({
        repositoryName,
        layerDigest,
      });
      const read = await fetch(downloadUrl!);
      expect((await read.text()) === content).toBe(true);
      await simulator.clock.advance(3600);
      expect((await fetch(downloadUrl!)).status).toBe(403);
    });

    it.each([
      ['without a part', [], [digestOf('a')], 'EmptyUploadException'],
      ['with another digest', ['a'], [digestOf('b')], 'InvalidLayerException'],
      [
        'with a small part',
        ['a', 'b'],
        [digestOf('ab')],
        'LayerPartTooSmallException',
      ],
      [
        'that are there',
        ['there'],
        [digestOf('there')],
        'LayerAlreadyExistsException',
      ],
    ])('but none %s', async (_, parts: string[], layerDigests, name) => {
      await pushLayer(ecr, repositoryName, 'there');
      const { uploadId } = await ecr.initiateLayerUpload({ repositoryName });
      for (const [index, text] of parts.entries()) {
        await ecr.uploadLayerPart({
          repositoryName,
          uploadId,
          partFirstByte: index,
          partLastByte: index + text.length - 1,
          layerPartBlob: Buffer.from(text),
        });
      }
      await expect(
        ecr.completeLayerUpload({ repositoryName, uploadId, layerDigests }),
      ).rejects.toMatchObject({ name });
    });

    it('of uploads that exist', async () => {
      await expect(
        ecr.completeLayerUpload({
          repositoryName,
          uploadId: '12345678-1234-1234-1234-123456789012',
          layerDigests: ['sha256:ab'],
        }),
      ).rejects.toMatchObject({ name: 'UploadNotFoundException' });
      await expect(
        ecr.getDownloadUrlForLayer({ repositoryName, layerDigest: 'sha256:a' }),
      ).rejects.toMatchObject({ name: 'LayersNotFoundException' });
    });
  });
});
