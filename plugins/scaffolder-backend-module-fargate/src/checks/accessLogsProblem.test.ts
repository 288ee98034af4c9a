import { accessLogsProblem } from './accessLogsProblem';

const target = { accountId: '123456789012', region: 'eu-west-1' };
const SERVICE = 'logdelivery.elasticloadbalancing.amazonaws.com';

const statement = (more: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: SERVICE },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::acme-logs/AWSLogs/123456789012/*',
  ...more,
});
const problemOf = (...statements: object[]) =>
  accessLogsProblem(
    'acme-logs',
    {
      region: 'eu-west-1',
      policy: JSON.stringify({ Statement: statements }),
    },
    target,
  );

describe('the policy of a bucket for access logs', () => {
  it.each([
    ['for application load balancers', {}],
    [
      'for network load balancers',
      { Principal: { Service: ['delivery.logs.amazonaws.com'] } },
    ],
    [
      'for the account of load balancers in an older region',
      { Principal: { AWS: 'arn:aws:iam::156460612806:root' } },
    ],
    ['of the whole bucket', { Resource: ['arn:aws:s3:::acme-logs/*'] }],
    ['of all actions', { Action: ['S3:Put*'] }],
    ['of one action of several', { Action: ['s3:List*', 's3:PutObject'] }],
    [
      'of one bucket of several',
      { Resource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::acme-log?/*'] },
    ],
    [
      'for one service of several',
      { Principal: { Service: ['ec2.amazonaws.com', SERVICE] } },
    ],
  ])('is enough %s', (_, more) => {
    expect(problemOf(statement(more))).toBeUndefined();
  });

  it.each([
    ['of another bucket', { Resource: 'arn:aws:s3:::acme-other/*' }],
    [
      'of a bucket whose name has a dot there',
      { Resource: 'arn:aws:s3:::acme.logs/*' },
    ],
    ['of what it does not name', { Resource: undefined }],
    [
      'of a denial under a condition',
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'no' } } },
    ],
    [
      'of another account',
      { Resource: 'arn:aws:s3:::acme-logs/AWSLogs/210987654321/*' },
    ],
    ['of another action', { Action: 's3:GetObject' }],
    ['for another service', { Principal: { Service: 'ec2.amazonaws.com' } }],
    ['of a denial', { Effect: 'Deny' }],
  ])('is not enough %s', (_, more) => {
    expect(problemOf(statement(more))).toBe(
      'the policy of bucket acme-logs does not let load balancers write to it, so AWS would say "Access Denied for bucket: acme-logs. Please check S3bucket permission". Allow s3:PutObject on arn:aws:s3:::acme-logs/AWSLogs/123456789012/* to the service logdelivery.elasticloadbalancing.amazonaws.com',
    );
  });

  it('is not enough where another statement denies it, unless that has a condition', () => {
    const denial = statement({ Effect: 'Deny', Principal: '*' });
    expect(problemOf(statement(), denial)).toMatch(/does not let/);
    expect(
      problemOf(statement(), {
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ).toBeUndefined();
  });
});

it.each([
  [undefined, 'there is no bucket acme-logs'],
  [
    { region: 'us-east-1', policy: '' },
    'bucket acme-logs is in us-east-1, and must be in eu-west-1 with the load balancer',
  ],
  [{ region: 'eu-west-1', policy: '' }, /does not let load balancers write/],
])('says of %j what is wrong', (facts, problem) => {
  expect(accessLogsProblem('acme-logs', facts, target)).toMatch(problem);
});

it('leaves to AWS what may not be read', () => {
  expect(accessLogsProblem('acme-logs', {}, target)).toBeUndefined();
});
