import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { assertGrantable, checkGrants } from './checkGrants';
import { describeGrantChange } from './describeGrantChange';
import { Grant, Statement } from './Grant';
import {
  describeGrant,
  grantOf,
  grantProblem,
  grantStatement,
} from './grantStatement';
import { setGrants, statementsIn } from './setGrants';
import { managedPoliciesIn } from './setManagedPolicies';

const at = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const TABLE = at('dynamodb', 'table/orders-items');
const read: Grant = { access: 'read', resource: TABLE };

describe('a grant', () => {
  it.each<[Grant, string[], string[]]>([
    [
      { access: 'read', resource: 'arn:aws:s3:::acme-orders' },
      ['s3:GetObject', 's3:ListBucket'],
      ['arn:aws:s3:::acme-orders', 'arn:aws:s3:::acme-orders/*'],
    ],
    [
      { access: 'write', resource: 'arn:aws:s3:::acme-orders' },
      ['s3:DeleteObject', 's3:PutObject'],
      ['arn:aws:s3:::acme-orders', 'arn:aws:s3:::acme-orders/*'],
    ],
    [
      read,
      [
        'dynamodb:BatchGetItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
      ],
      [TABLE, `${TABLE}/index/*`],
    ],
    [
      { access: 'write', resource: TABLE },
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ],
      [TABLE, `${TABLE}/index/*`],
    ],
    [
      { access: 'read', resource: at('sqs', 'orders.fifo') },
      [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ],
      [at('sqs', 'orders.fifo')],
    ],
    [
      { access: 'write', resource: at('sqs', 'orders') },
      ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'],
      [at('sqs', 'orders')],
    ],
    [
      { access: 'write', resource: at('sns', 'orders') },
      ['sns:Publish'],
      [at('sns', 'orders')],
    ],
    [
      { access: 'read', resource: at('secretsmanager', 'secret:orders/*') },
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      [at('secretsmanager', 'secret:orders/*')],
    ],
    [
      { access: 'trace' },
      [
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ],
      ['*'],
    ],
  ])('%j is a narrow statement', (grant, Action, Resource) => {
    checkGrants([grant]);
    const statement: Statement = { Effect: 'Allow', Action, Resource };
    expect(grantStatement(grant)).toEqual(statement);
    expect(grantOf(statement)).toEqual(grant);
  });

  it.each<[string, Statement]>([
    [
      'with an action more',
      {
        Effect: 'Allow',
        Action: ['sns:Publish', 'sns:Subscribe'],
        Resource: [at('sns', 'orders')],
      },
    ],
    [
      'with another resource',
      {
        Effect: 'Allow',
        Action: ['sns:Publish'],
        Resource: [at('sns', 'orders'), at('sns', 'b')],
      },
    ],
    [
      'of a resource that cannot be granted',
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: ['*'] },
    ],
    ['without a resource', { Effect: 'Allow', Action: ['sns:Publish'] } as any],
  ])('is none that a statement was made of: %s', (_, statement) => {
    expect(grantOf(statement)).toBeUndefined();
  });

  it.each<[Grant, string]>([
    [read, 'may read table orders-items'],
    [
      { access: 'write', resource: 'arn:aws:s3:::acme' },
      'may write bucket acme',
    ],
    [
      { access: 'read', resource: at('secretsmanager', 'secret:orders/db') },
      'may read secret orders/db',
    ],
    [{ access: 'write', resource: at('sns', 'a') }, 'may write topic a'],
    [{ access: 'read', resource: at('sqs', 'a') }, 'may read queue a'],
    [
      { access: 'read', resource: at('kinesis', 'stream/a') },
      'may read resource stream/a',
    ],
    [{ access: 'trace' }, 'may send traces to X-Ray'],
    [{ access: 'read' }, 'may send traces to X-Ray'],
  ])('%j is described', (grant, text) => {
    expect(describeGrant(grant)).toBe(text);
  });

  it.each([
    'arn:aws-cn:s3:::a.b-1',
    `arn:aws:s3:::${'a'.repeat(63)}`,
    at('dynamodb', 'table/a-_'),
    at('dynamodb', `table/${'a'.repeat(255)}`),
    at('sqs', 'a'.repeat(75)),
    at('secretsmanager', 'secret:a/b+c=d.e@f-g_h'),
  ])('%s can be granted', resource => {
    expect(() => checkGrants([{ access: 'read', resource }])).not.toThrow();
  });

  const mustBe = (resource: string) =>
    `"${resource}" must be the ARN of an S3 bucket, DynamoDB table, SQS queue, SNS topic or Secrets Manager secret, without wildcards; the ARN of a secret may end in /*`;

  it.each([
    'orders',
    ` ${TABLE}`,
    `${TABLE} `,
    'arn:aws:s3:::ab',
    'arn:aws:s3:::-ab',
    'arn:aws:s3:::ab-',
    'arn:aws:s3:::aBc',
    'arn:aws:s3:::abc/*',
    `arn:aws:s3:::${'a'.repeat(64)}`,
    'arn:aws:s3:::*',
    'arn:AWS:s3:::abc',
    'arn:aws:s3::12:abc',
    at('dynamodb', 'table/ab'),
    at('dynamodb', `table/${'a'.repeat(256)}`),
    at('dynamodb', 'xtable/abc'),
    at('dynamodb', 'table/*'),
    at('dynamodb', 'table/a/../b'),
    at('dynamodb', 'table/a b c'),
    at('sqs', ''),
    at('sqs', 'a'.repeat(76)),
    at('sqs', 'a.fifo.fifo'),
    at('sqs', 'a.b'),
    at('sns', 'a'.repeat(252)),
    at('sns', 'a.fifo.fifo'),
    at('sns', '.a'),
    at('secretsmanager', 'secret:*'),
    at('secretsmanager', 'secret:'),
    at('secretsmanager', 'xsecret:a'),
    at('secretsmanager', 'secret:a/*/b'),
    at('secretsmanager', 'secret:a/**'),
    at('toString', 'a'),
    'arn:aws:iam::123456789012:role/admin',
  ])('%s cannot be granted', resource => {
    expect(grantProblem({ access: 'write', resource })).toBe(mustBe(resource));
  });

  it.each<[Grant, string]>([
    [
      { access: 'read' },
      'resource must be the ARN of an S3 bucket, DynamoDB table, SQS queue, SNS topic or Secrets Manager secret, without wildcards; the ARN of a secret may end in /*',
    ],
    [
      { access: 'read', resource: at('sns', 'orders') },
      'a topic can only be granted to write',
    ],
    [
      { access: 'write', resource: at('secretsmanager', 'secret:a') },
      'a secret can only be granted to read',
    ],
    [
      { access: 'trace', resource: TABLE },
      'trace has no resource. Leave it out',
    ],
  ])('%j is refused', (grant, problem) => {
    expect(() => checkGrants([grant])).toThrow(`grants[0]: ${problem}`);
  });

  it('is one of at most 20', () => {
    expect(() => checkGrants(Array(20).fill(read))).not.toThrow();
    expect(() => checkGrants(Array(21).fill(read))).toThrow(
      'grants: give at most 20, not 21.',
    );
  });

  it('is named with each of the others that have a problem', () => {
    expect(() =>
      checkGrants([
        { access: 'trace', resource: TABLE },
        read,
        { access: 'read', resource: at('sns', 'orders') },
      ]),
    ).toThrow(
      'grants[0]: trace has no resource. Leave it out. grants[2]: a topic can only be granted to write.',
    );
  });
});

describe('a target', () => {
  const target = (...grantableArns: string[]) => ({
    name: 'dev',
    grantableArns,
  });

  it.each([
    [TABLE, TABLE],
    [at('dynamodb', 'table/{name}-*'), TABLE],
    ['arn:aws:s3:::acme-*', 'arn:aws:s3:::acme-orders'],
    [
      at('secretsmanager', 'secret:{name}/*'),
      at('secretsmanager', 'secret:orders/*'),
    ],
  ])('that lists %s lets orders have %s', (pattern, resource) => {
    expect(() =>
      assertGrantable(target(pattern), 'orders', [
        { access: 'read', resource },
      ]),
    ).not.toThrow();
  });

  it.each([
    [at('dynamodb', 'table/{name}-*'), at('dynamodb', 'table/payments')],
    [at('dynamodb', 'table/{name}-*'), at('dynamodb', 'table/ordersx')],
    [at('dynamodb', 'table/*'), at('sqs', 'orders')],
    [
      'arn:aws:dynamodb:*:table/x',
      'arn:aws:dynamodb:eu-west-1:123456789012:table/x',
    ],
    ['arn:aws:s3:::acme.orders', 'arn:aws:s3:::acmeXorders'],
    [
      at('secretsmanager', 'secret:{name}/a*b'),
      at('secretsmanager', 'secret:orders/a/*'),
    ],
  ])('that lists %s does not let orders have %s', (pattern, resource) => {
    expect(() =>
      assertGrantable(target(pattern), 'orders', [
        { access: 'read', resource },
      ]),
    ).toThrow(
      `grants: target dev does not let orders have ${resource}. It lists ${pattern}.`,
    );
  });

  it('names all that it does not let an API have, and all that it lists', () => {
    const others = [at('sqs', 'a'), at('sqs', 'b')];
    expect(() =>
      assertGrantable(
        target(TABLE, 'arn:aws:s3:::acme'),
        'orders',
        [TABLE, ...others].map(resource => ({ access: 'read', resource })),
      ),
    ).toThrow(
      `does not let orders have ${others.join(
        ', ',
      )}. It lists ${TABLE}, arn:aws:s3:::acme.`,
    );
  });

  it('that lists nothing lets nobody have anything but traces', () => {
    expect(() => assertGrantable(target(), 'orders', [read])).toThrow(
      'It lists none. An administrator can add to grantableArns',
    );
    expect(() =>
      assertGrantable(target(), 'orders', [{ access: 'trace' }]),
    ).not.toThrow();
  });
});

const withGrants = (template: string, grants: Grant[]) => {
  const document = parseTemplate(template);
  setGrants(document, grants);
  return templateText(document);
};

describe.each(['public-api', 'internal-api'] as const)('%s', kind => {
  it('has the grants in its task role, and says what changes', async () => {
    const template = await readCloudFormationTemplate(kind);
    const text = withGrants(template, [read, { access: 'trace' }]);
    const { TaskRole, Service } = parseDocument(text, {
      version: '1.1',
      logLevel: 'error',
    }).toJS().Resources;
    expect(TaskRole.Properties.Policies).toEqual([
      {
        PolicyName: 'grants',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            grantStatement(read),
            grantStatement({ access: 'trace' }),
          ],
        },
      },
    ]);
    expect(Service).toBeDefined();
    expect(statementsIn(parseTemplate(template))).toEqual([]);
    expect(describeGrantChange([], [read, { access: 'trace' }])).toEqual([
      'add: may read table orders-items',
      'add: may send traces to X-Ray',
    ]);
    expect(
      describeGrantChange(statementsIn(parseTemplate(text)), [read]),
    ).toEqual([
      expect.stringMatching(/^remove: may no longer xray:GetSamplingRules/),
    ]);
    expect(
      describeGrantChange(
        [grantStatement(read), grantStatement({ access: 'trace' })],
        [read, { access: 'trace' }],
      ),
    ).toEqual([]);
    expect(describeGrantChange([grantStatement(read)], [])).toEqual([
      `remove: may no longer dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:DescribeTable, dynamodb:GetItem, dynamodb:Query, dynamodb:Scan on ${TABLE}`,
    ]);
    expect(withGrants(text, [])).toBe(templateText(parseTemplate(template)));
  });
});

it.each([
  'Resources: {}',
  'Resources: { TaskRole: { Type: AWS::IAM::Role } }',
  'Resources: { TaskRole: { Properties: { Policies: [] } } }',
  'Resources: { TaskRole: { Properties: { Policies: [{ PolicyName: own }] } } }',
  'Parameters: {}',
])('the template %s, which is not ours, has no grants', template => {
  expect(statementsIn(parseTemplate(template))).toEqual([]);
  expect(managedPoliciesIn(parseTemplate(template))).toEqual([]);
});
