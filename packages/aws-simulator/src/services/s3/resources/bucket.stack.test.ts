import {
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { StackBench } from '../../../__testUtils__/StackBench';

describe('AWS::S3::Bucket and its policy', () => {
  let bench: StackBench;
  let s3: S3Client;

  beforeEach(async () => {
    bench = await StackBench.start();
    s3 = new S3Client({ ...bench.options, forcePathStyle: true });
  });

  afterEach(() => bench.close());

  const template = (properties: object = {}) => ({
    Resources: {
      Assets: { Type: 'AWS::S3::Bucket', Properties: properties },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Assets' },
          PolicyDocument: { Version: '2012-10-17', Statement: [] },
        },
      },
    },
    Outputs: {
      Name: { Value: { Ref: 'Assets' } },
      Domain: { Value: { 'Fn::GetAtt': 'Assets.RegionalDomainName' } },
    },
  });

  it('are what the API shows', async () => {
    const { Name: Bucket, Domain } = await bench.outputs(
      template({
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
      }),
    );
    expect(Bucket).toMatch(/^app-assets-[a-z0-9]{12}$/);
    expect(Domain).toBe(`${Bucket}.s3.eu-west-1.amazonaws.com`);
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([
      { Name: Bucket, BucketRegion: 'eu-west-1' },
    ]);
    expect(
      await s3.send(new GetBucketVersioningCommand({ Bucket })),
    ).toMatchObject({ Status: 'Enabled' });
    expect(
      await s3.send(new GetBucketEncryptionCommand({ Bucket })),
    ).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    expect(JSON.parse(Policy!)).toEqual({
      Version: '2012-10-17',
      Statement: [],
    });
    await bench.delete();
    expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual(
      [],
    );
  });

  it('stay while there is an object', async () => {
    const { Name: Bucket } = await bench.outputs(template());
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }));
    await bench.delete();
    expect(await bench.reasons()).toEqual([
      expect.stringContaining('failed to delete: [Assets]'),
      expect.stringContaining('The bucket you tried to delete is not empty'),
    ]);
  });

  it('refuse what nobody would notice', async () => {
    await bench.deploy(template({ WebsiteConfiguration: {} }));
    expect(await bench.reasons()).toEqual([
      expect.stringContaining(
        'Assets: Resource handler returned message: "The AWS simulator does not support the property WebsiteConfiguration"',
      ),
    ]);
  });
});
