import { Examples, Resources, times } from './Example';

const READ = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::web/*',
};

const managedPolicy = (statements: object[], more: object = {}): Resources => ({
  It: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      PolicyDocument: { Version: '2012-10-17', Statement: statements, ...more },
    },
  },
});

/** A policy whose statement differs from one that allows to read a bucket. */
const allowing = (difference: object, more: object = {}) =>
  managedPolicy([{ ...READ, ...difference }], more);

/** A role whose trust policy differs from one that trusts ECS. */
const trusting = (difference: object): Resources => ({
  It: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
            ...difference,
          },
        ],
      },
    },
  },
});

const cognito = (Condition?: object) =>
  trusting({
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(Condition && { Condition }),
  });

const ofLength = (count: number) =>
  allowing({ Resource: times(count, index => `arn:aws:s3:::bucket-${index}`) });

const provider = (properties: object): Resources => ({
  It: {
    Type: 'AWS::IAM::OIDCProvider',
    Properties: { Url: 'https://tokens.acme.com', ...properties },
  },
});

/** The rules for `AWS::IAM::*`. */
export const policies: Examples = {
  'pf-iam-oidc-provider-client-id-count': [
    provider({ ClientIdList: times(101, index => `client${index}`) }),
    provider({ ClientIdList: times(100, index => `client${index}`) }),
  ],
  'pf-iam-oidc-provider-url-https': [
    provider({ Url: 'http://tokens.acme.com' }),
    provider({}),
  ],
  'pf-iam-identity-policy-no-principal': [
    allowing({ Principal: '*' }),
    allowing({}),
  ],
  'pf-iam-managed-policy-size': [ofLength(250), ofLength(200)],
  'pf-iam-policy-action-format': [
    allowing({ Action: 'GetObject' }),
    allowing({ Action: '*' }),
  ],
  'pf-iam-policy-condition-operator': [
    allowing({
      Condition: { StringMatches: { 'aws:PrincipalTag/team': 'web' } },
    }),
    allowing({
      Condition: { StringLike: { 'aws:PrincipalTag/team': 'web' } },
    }),
  ],
  'pf-iam-policy-duplicate-sid': [
    managedPolicy([
      { ...READ, Sid: 'Read' },
      { ...READ, Sid: 'Read' },
    ]),
    managedPolicy([
      { ...READ, Sid: 'Read' },
      { ...READ, Sid: 'ReadToo' },
    ]),
  ],
  'pf-iam-policy-effect-case': [
    allowing({ Effect: 'allow' }),
    allowing({ Effect: 'Deny' }),
  ],
  'pf-iam-policy-exclusive-fields': [
    allowing({ NotAction: 's3:PutObject' }),
    allowing({ Action: ['s3:GetObject', 's3:PutObject'] }),
  ],
  'pf-iam-policy-resource-format': [
    allowing({ Resource: 'web' }),
    allowing({ Resource: '*' }),
  ],
  'pf-iam-policy-statement-resource-required': [
    allowing({ Resource: undefined }),
    allowing({ Resource: undefined, NotResource: 'arn:aws:s3:::secrets/*' }),
  ],
  'pf-iam-policy-version': [
    allowing({}, { Version: '2012-10-18' }),
    allowing({}, { Version: '2008-10-17' }),
  ],
  'pf-iam-trust-policy-action-sts-only': [
    trusting({ Action: 'sts:*' }),
    trusting({ Action: ['sts:AssumeRole', 'sts:TagSession'] }),
  ],
  'pf-iam-trust-policy-aws-principal-format': [
    trusting({ Principal: { AWS: 'web' } }),
    trusting({ Principal: { AWS: '123456789012' } }),
  ],
  'pf-iam-trust-policy-cognito-condition': [
    cognito(),
    cognito({
      StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' },
    }),
  ],
  'pf-iam-trust-policy-no-resource': [
    trusting({ Resource: '*' }),
    trusting({ Sid: 'Trust' }),
  ],
  'pf-iam-trust-policy-principal-star-string': [
    trusting({ Principal: '*' }),
    trusting({ Principal: { AWS: '*' } }),
  ],
  'pf-iam-trust-policy-service-principal': [
    trusting({ Principal: { Service: 'ecs-tasks' } }),
    trusting({ Principal: { Service: 'ecs.amazonaws.com' } }),
  ],
  'pf-iam-trust-policy-service-wildcard': [
    trusting({ Principal: { Service: '*.amazonaws.com' } }),
    trusting({ Principal: { Service: ['ecs.amazonaws.com'] } }),
  ],
};
