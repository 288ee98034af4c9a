import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { StackBench } from '../../../__testUtils__/StackBench';
import { S3 } from '../../s3/model/S3';

const role = (Action: string[], service = 'lambda.amazonaws.com') => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    Policies: [
      {
        PolicyName: 'Inline',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
        },
      },
    ],
  },
});

const HANDLER = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { ZipFile: 'exports.handler = async () => {}' },
    Role: { 'Fn::GetAtt': 'Role.Arn' },
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
  },
};

const VPC = {
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/16' },
};

const restricted = (actions: string[]) => ({
  Resources: {
    Vpc: VPC,
    Role: role(actions),
    Handler: HANDLER,
    Restrict: {
      Type: 'Custom::VpcRestrictDefaultSG',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': 'Handler.Arn' },
        DefaultSecurityGroupId: { 'Fn::GetAtt': 'Vpc.DefaultSecurityGroup' },
        Account: '123456789012',
      },
    },
  },
});

describe('a custom resource of the CDK', () => {
  let bench: StackBench;

  beforeEach(async () => {
    bench = await StackBench.start();
  });

  afterEach(() => bench.close());

  const defaultGroup = async () => {
    const { SecurityGroups } = await new EC2Client(bench.options).send(
      new DescribeSecurityGroupsCommand({}),
    );
    return SecurityGroups![0];
  };

  it('takes the rules of the default security group away, and gives them back', async () => {
    await bench.outputs(
      restricted(['ec2:RevokeSecurityGroup*', 'ec2:AuthorizeSecurityGroup*']),
    );
    expect(await defaultGroup()).toMatchObject({
      IpPermissions: [],
      IpPermissionsEgress: [],
    });
    const { Vpc, Role, Handler } = restricted(['ec2:*']).Resources;
    await bench.update({ Resources: { Vpc, Role, Handler } });
    expect(await defaultGroup()).toMatchObject({
      IpPermissions: [{ IpProtocol: '-1' }],
      IpPermissionsEgress: [{ IpProtocol: '-1' }],
    });
  });

  it('does it in the rights of its function', async () => {
    await bench.deploy(restricted(['ec2:AuthorizeSecurityGroup*']));
    expect((await bench.reasons()).join('\n')).toMatch(
      /Restrict: Received response status \[FAILED\] from custom resource\. Message returned: UnauthorizedOperation: .*not authorized to perform: ec2:RevokeSecurityGroupEgress/,
    );
  });

  it('empties a bucket before that is deleted', async () => {
    const Bucket = 'assets';
    await bench.outputs({
      Resources: {
        Assets: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } },
        Role: role(['s3:*']),
        Handler: HANDLER,
        Empty: {
          Type: 'Custom::S3AutoDeleteObjects',
          Properties: {
            ServiceToken: { 'Fn::GetAtt': 'Handler.Arn' },
            BucketName: { Ref: 'Assets' },
          },
        },
      },
    });
    const s3 = new S3Client({ ...bench.options, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }));
    await bench.delete();
    expect([...bench.region.account.service(S3).buckets]).toEqual([]);
  });

  it('is refused if nobody knows what its function does', async () => {
    await bench.deploy({
      Resources: {
        Mail: {
          Type: 'Custom::Mail',
          Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:1:function:a' },
        },
      },
    });
    expect(await bench.reasons()).toEqual([
      'Mail: The AWS simulator does not support resources of type Custom::Mail.',
    ]);
  });

  it('needs a function that is there, in a role that Lambda can assume', async () => {
    const { Vpc, Restrict } = restricted([]).Resources;
    Restrict.Properties.ServiceToken = 'arn:aws:lambda:a:1:function:a' as any;
    await bench.deploy({ Resources: { Vpc, Restrict } });
    expect((await bench.reasons())[0]).toContain(
      'Function not found: arn:aws:lambda:a:1:function:a',
    );
    await bench.delete();
    await bench.deploy({
      Resources: {
        Role: role(['logs:PutLogEvents'], 'ec2.amazonaws.com'),
        Handler: HANDLER,
      },
    });
    expect((await bench.reasons())[0]).toContain(
      'The role defined for the function cannot be assumed by Lambda.',
    );
  });

  it('has a function whose code is in a bucket', async () => {
    await bench.deploy({
      Resources: {
        Role: role(['logs:PutLogEvents']),
        Handler: {
          ...HANDLER,
          Properties: {
            ...HANDLER.Properties,
            Code: { S3Bucket: 'none', S3Key: 'a.zip' },
          },
        },
      },
    });
    expect((await bench.reasons())[0]).toContain(
      'Error occurred while GetObject. S3 Error Code: NoSuchBucket.',
    );
  });
});
