import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketCorsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Simulator, startSimulator } from '../../../Simulator';
import { readAwsChunked } from '../../../wire/readAwsChunked';
import { s3Address } from '../../../wire/s3Address';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(() => simulator.close());

function client(accessKeyId = '111122223333') {
  return new S3Client({
    endpoint: simulator.url,
    region: 'eu-west-1',
    maxAttempts: 1,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey: 'any' },
  });
}

describe('a bucket', () => {
  beforeAll(() => client().send(new CreateBucketCommand({ Bucket: 'mine' })));

  it('gives an object back as it was put', async () => {
    const Body = Buffer.from([0, 255, 13, 10, 128]);
    const object = { Bucket: 'mine', Key: 'a folder/ü+%.bin' };
    const { ETag } = await client().send(
      new PutObjectCommand({ ...object, Body, ContentType: 'image/png' }),
    );
    const found = await client().send(new GetObjectCommand(object));
    expect(Buffer.from(await found.Body!.transformToByteArray())).toEqual(Body);
    expect(found).toMatchObject({
      ETag,
      ContentType: 'image/png',
      ContentLength: 5,
      LastModified: simulator.world.now(),
    });
    expect(await client().send(new HeadObjectCommand(object))).toMatchObject({
      ETag,
      ContentLength: 5,
    });
  });

  it('is there for its account only', async () => {
    await client().send(new HeadBucketCommand({ Bucket: 'mine' }));
    await expect(
      client('444455556666').send(new HeadBucketCommand({ Bucket: 'mine' })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  it.each([
    ['a b', '111122223333', 'InvalidBucketName', 400],
    ['mine', '111122223333', 'BucketAlreadyOwnedByYou', 409],
    ['mine', '444455556666', 'BucketAlreadyExists', 409],
  ])('is not made as %p by %s', async (name, account, code, status) => {
    const answer = await fetch(`${simulator.url}/${name}`, {
      method: 'PUT',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
      },
    });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(`<Error><Code>${code}</Code>`);
  });
});

it.each([
  [
    'NoSuchBucket',
    404,
    new PutObjectCommand({ Bucket: 'none', Key: 'a', Body: 'a' }),
  ],
  ['NoSuchBucket', 404, new GetObjectCommand({ Bucket: 'none', Key: 'a' })],
  ['NoSuchKey', 404, new GetObjectCommand({ Bucket: 'mine', Key: 'none' })],
  ['NotFound', 404, new HeadObjectCommand({ Bucket: 'mine', Key: 'none' })],
  ['NotImplemented', 501, new GetBucketCorsCommand({ Bucket: 'mine' })],
  ['NoSuchBucketPolicy', 404, new GetBucketPolicyCommand({ Bucket: 'mine' })],
  ['BucketNotEmpty', 409, new DeleteBucketCommand({ Bucket: 'mine' })],
])('answers %s', async (name, httpStatusCode, command: any) => {
  await expect(client().send(command)).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode },
  });
});

describe('the objects of a bucket', () => {
  const Bucket = 'listed';
  const put = (Key: string, Body = Key) =>
    client().send(new PutObjectCommand({ Bucket, Key, Body }));
  const list = (more: object = {}) =>
    client().send(new ListObjectsV2Command({ Bucket, ...more }));

  beforeAll(async () => {
    await client().send(new CreateBucketCommand({ Bucket }));
    for (const key of ['b', 'a/1', 'a/2', 'c']) {
      await put(key);
    }
  });

  it('are listed in the order of their keys, in pages', async () => {
    const first = await list({ MaxKeys: 3 });
    expect(first).toMatchObject({ KeyCount: 3, IsTruncated: true });
    expect(first.Contents!.map(({ Key }) => Key)).toEqual(['a/1', 'a/2', 'b']);
    const second = await list({
      ContinuationToken: first.NextContinuationToken,
    });
    expect(second).toMatchObject({
      IsTruncated: false,
      Contents: [{ Key: 'c', Size: 1 }],
    });
  });

  it('are not listed on a page of none', async () => {
    expect(await list({ MaxKeys: 0 })).toMatchObject({
      KeyCount: 0,
      IsTruncated: false,
    });
    await expect(list({ MaxKeys: -1 })).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
  });

  it('are listed like the files of a folder', async () => {
    expect(await list({ Delimiter: '/' })).toMatchObject({
      CommonPrefixes: [{ Prefix: 'a/' }],
      Contents: [{ Key: 'b' }, { Key: 'c' }],
    });
    expect((await list({ Prefix: 'a/', Delimiter: '/' })).KeyCount).toBe(2);
  });

  it('are deleted, one or several at a time', async () => {
    await client().send(new DeleteObjectCommand({ Bucket, Key: 'c' }));
    await client().send(new DeleteObjectCommand({ Bucket, Key: 'none' }));
    const { Deleted } = await client().send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'a/1' }, { Key: 'a/2' }] },
      }),
    );
    expect(Deleted).toMatchObject([{ Key: 'a/1' }, { Key: 'a/2' }]);
    expect((await list()).Contents).toMatchObject([{ Key: 'b' }]);
  });

  it('keep their versions in a versioned bucket', async () => {
    await client().send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const { VersionId } = await put('v', 'one');
    await put('v', 'two');
    const marker = await client().send(
      new DeleteObjectCommand({ Bucket, Key: 'v' }),
    );
    expect(marker).toMatchObject({ DeleteMarker: true });
    await expect(
      client().send(new GetObjectCommand({ Bucket, Key: 'v' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
    const { Body } = await client().send(
      new GetObjectCommand({ Bucket, Key: 'v', VersionId }),
    );
    expect(await Body!.transformToString()).toBe('one');
    const versions = await client().send(
      new ListObjectVersionsCommand({ Bucket, Prefix: 'v' }),
    );
    expect(versions).toMatchObject({
      Versions: [{ IsLatest: false }, { VersionId }],
      DeleteMarkers: [{ IsLatest: true, VersionId: marker.VersionId }],
    });
  });
});

it('lists the buckets of an account, and says where they are', async () => {
  const { Buckets } = await client().send(
    new ListBucketsCommand({ Prefix: 'mi' }),
  );
  expect(Buckets).toMatchObject([{ Name: 'mine', BucketRegion: 'eu-west-1' }]);
  expect(
    await client().send(new GetBucketLocationCommand({ Bucket: 'mine' })),
  ).toMatchObject({ LocationConstraint: 'eu-west-1' });
});

it('takes no bucket policy that is no JSON', async () => {
  await expect(
    client().send(
      new PutBucketPolicyCommand({ Bucket: 'mine', Policy: '{,}' }),
    ),
  ).rejects.toMatchObject({ name: 'MalformedPolicy' });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', '/b/a/c', 'b', 'a/c'],
    ['127.0.0.1', '/b', 'b', ''],
    ['127.0.0.1', '/b/', 'b', ''],
    ['s3.eu-west-1.amazonaws.com', '/b/a%20b', 'b', 'a b'],
    ['b.s3.eu-west-1.amazonaws.com', '/a/c', 'b', 'a/c'],
    ['b.c.s3-eu-west-1.amazonaws.com', '/a', 'b.c', 'a'],
    ['b.s3.cn-north-1.amazonaws.com.cn', '/a', 'b', 'a'],
    ['b.localhost', '/a', 'b', 'a'],
  ])('%s%s', (host, path, bucket, key) => {
    expect(s3Address(host, path)).toEqual({ bucket, key });
  });
});

it('reads what clients send in chunks', () => {
  const body =
    '5;chunk-signature=ab\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n';
  expect(String(readAwsChunked(Buffer.from(body)))).toBe('hello world');
});
