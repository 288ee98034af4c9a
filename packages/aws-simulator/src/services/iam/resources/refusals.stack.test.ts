import { RefusalBench } from '../../../__testUtils__/RefusalBench';

const bench = new RefusalBench();

const allow = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement },
  ],
});

const trust = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      ...statement,
    },
  ],
});

describe('a policy', () => {
  it.each<[string, object]>([
    [
      'Actions/Conditions must be prefaced by a vendor',
      allow({ Action: 'GetObject' }),
    ],
    ['can contain only one colon', allow({ Action: 's3:Get:Object' })],
    ['must not contain wildcards', allow({ Action: 's*:GetObject' })],
    ['Policy statement must contain actions.', allow({ Action: undefined })],
    [
      "Resource mybucket must be in ARN format or '*'.",
      allow({ Resource: 'mybucket' }),
    ],
    ['The policy failed legacy parsing', allow({ Resource: 'arn:aws:s3:x' })],
    [
      'Partition "aws-cn" is not valid for resource "arn:aws-cn:s3:::x".',
      allow({ Resource: 'arn:aws-cn:s3:::x' }),
    ],
    [
      'Resource vendor must be fully qualified and cannot contain regexes.',
      allow({ Resource: 'arn:aws:*:::x' }),
    ],
    [
      'can not contain region information',
      allow({ Resource: 'arn:aws:iam:eu-west-1:123456789012:role/x' }),
    ],
    [
      'Policy statement must contain resources.',
      allow({ Resource: undefined }),
    ],
    [
      'Policy document should not specify a principal.',
      allow({ Principal: '*' }),
    ],
    [
      'Policy document should not specify a principal.',
      allow({ NotPrincipal: '*' }),
    ],
    ['Statement IDs (SID) must be alpha-numeric', allow({ Sid: 'a-b' })],
    [
      'Statement IDs (SID) in a single policy must be unique.',
      {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'a', Effect: 'Allow', Action: '*', Resource: '*' },
          { Sid: 'a', Effect: 'Allow', Action: '*', Resource: '*' },
        ],
      },
    ],
    ['The policy failed legacy parsing', allow({ Effect: 'allow' })],
    ['Syntax errors in policy.', allow({ Effects: 'Allow' })],
    ['Syntax errors in policy.', allow({ NotAction: '*' })],
    ['Syntax errors in policy.', { ...allow({}), Version: '2020-01-01' }],
    ['Syntax errors in policy.', { ...allow({}), Comment: 'x' }],
    ['Syntax errors in policy.', { Version: '2012-10-17', Statement: [] }],
    [
      'Syntax errors in policy.',
      allow({ Condition: { StringEqual: { 'aws:x': 'a' } } }),
    ],
    [
      'Syntax errors in policy.',
      allow({ Condition: { StringEquals: { 'aws:x': { a: 'b' } } } }),
    ],
    [
      'Syntax errors in policy.',
      allow({ Condition: { NullIfExists: { 'aws:x': 'true' } } }),
    ],
    [
      'The policy failed legacy parsing',
      allow({ Condition: { NumericEquals: { 'aws:x': 'many' } } }),
    ],
    [
      'The policy failed legacy parsing',
      allow({ Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } }),
    ],
    [
      'The policy failed legacy parsing',
      allow({ Condition: { IpAddress: { 'aws:SourceIp': 'here' } } }),
    ],
    [
      'The policy failed legacy parsing',
      allow({ Condition: { ArnLike: { 'aws:SourceArn': 'x' } } }),
    ],
    [
      'Maximum policy size of 10240 bytes exceeded',
      allow({ Resource: `arn:aws:s3:::${'x'.repeat(10_240)}` }),
    ],
  ])('is refused: %s %j', async (text, PolicyDocument) => {
    expect(
      await bench.reason('AWS::IAM::Role', {
        AssumeRolePolicyDocument: trust({}),
        Policies: [{ PolicyName: 'p', PolicyDocument }],
      }),
    ).toContain(text);
  });

  it.each<[object]>([
    [allow({ Action: '*', Resource: 'arn:aws:s3:::bucket/*' })],
    [
      allow({
        Condition: {
          'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] },
          Bool: { 'aws:SecureTransport': true },
          NumericLessThan: { 's3:max-keys': 10 },
          IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '::/0', '10.0.0.1'] },
        },
      }),
    ],
    [
      allow({
        Resource: undefined,
        NotResource: 'arn:aws:s3:::x/${aws:userid}',
      }),
    ],
  ])('takes %j', async PolicyDocument => {
    expect(
      await bench.reason('AWS::IAM::Role', {
        AssumeRolePolicyDocument: trust({}),
        Policies: [{ PolicyName: 'p', PolicyDocument }],
      }),
    ).toBeUndefined();
  });
});

describe('a role', () => {
  it.each<[string, object]>([
    [
      'Invalid principal in policy: "SERVICE":"ecs-tasks"',
      {
        AssumeRolePolicyDocument: trust({
          Principal: { Service: 'ecs-tasks' },
        }),
      },
    ],
    [
      'Invalid principal in policy: "SERVICE":"*.amazonaws.com"',
      {
        AssumeRolePolicyDocument: trust({
          Principal: { Service: '*.amazonaws.com' },
        }),
      },
    ],
    [
      'Invalid principal in policy: "AWS":"1234"',
      { AssumeRolePolicyDocument: trust({ Principal: { AWS: '1234' } }) },
    ],
    [
      'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/nobody"',
      {
        AssumeRolePolicyDocument: trust({
          Principal: { AWS: 'arn:aws:iam::123456789012:role/nobody' },
        }),
      },
    ],
    [
      'AssumeRolepolicy contained an invalid principal',
      { AssumeRolePolicyDocument: trust({ Principal: '*' }) },
    ],
    [
      'AssumeRole policy may only specify STS AssumeRole actions.',
      { AssumeRolePolicyDocument: trust({ Action: 's3:GetObject' }) },
    ],
    [
      'AssumeRole policy may only specify STS AssumeRole actions.',
      { AssumeRolePolicyDocument: trust({ Action: 'sts:*' }) },
    ],
    [
      'Has prohibited field Resource',
      { AssumeRolePolicyDocument: trust({ Resource: '*' }) },
    ],
    [
      'Policy arn:aws:iam::aws:policy/NoSuchPolicyAtAll does not exist or is not attachable.',
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/NoSuchPolicyAtAll'] },
    ],
    [
      'does not exist or is not attachable.',
      {
        ManagedPolicyArns: [
          'arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy',
        ],
      },
    ],
    [
      'ARN arn:aws:iam::1:role/x is not valid.',
      { PermissionsBoundary: 'arn:aws:iam::1:role/x' },
    ],
    ["at 'path' failed to satisfy constraint", { Path: 'noslash' }],
    ["'/aws-service-role' are reserved", { Path: '/aws-service-role/x/' }],
    ["at 'roleName' failed to satisfy constraint", { RoleName: 'a b' }],
    [
      "Value '43201' at 'maxSessionDuration' failed to satisfy constraint",
      { MaxSessionDuration: 43201 },
    ],
  ])('is refused: %s', async (text, properties) => {
    expect(
      await bench.reason('AWS::IAM::Role', {
        AssumeRolePolicyDocument: trust({}),
        ...properties,
      }),
    ).toContain(text);
  });
});
