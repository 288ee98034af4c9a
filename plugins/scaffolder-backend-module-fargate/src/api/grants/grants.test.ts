import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { assertGrantable, checkGrants } from './checkGrants';
import { describeGrantChange } from './describeGrantChange';
import { Grant } from './Grant';
import { grantStatement } from './grantStatement';
import { setGrants, statementsIn } from './setGrants';

const at = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:123456789012:${resource}`;
const TABLE = at('dynamodb', 'table/orders-items');
const read: Grant = { access: 'read', resource: TABLE };

describe('a grant', () => {
  it.each<[Grant, string[], string[]]>([
    [
      { access: 'write', resource: 'arn:aws:s3:::acme-orders' },
      ['s3:DeleteObject', 's3:PutObject'],
      ['arn:aws:s3:::acme-orders', 'arn:aws:s3:::acme-orders/*'],
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
      { access: 'write', resource: at('sns', 'orders') },
      ['sns:Publish'],
      [at('sns', 'orders')],
    ],
    [
      { access: 'read', resource: at('secretsmanager', 'secret:orders/*') },
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      [at('secretsmanager', 'secret:orders/*')],
    ],
  ])('%j is a narrow statement', (grant, Action, Resource) => {
    checkGrants([grant]);
    expect(grantStatement(grant)).toEqual({
      Effect: 'Allow',
      Action,
      Resource,
    });
  });

  it.each<[Grant, string]>([
    [{ access: 'read' }, 'grants[0]: resource must be the ARN of'],
    [
      { access: 'read', resource: at('dynamodb', 'table/*') },
      'must be the ARN of an S3 bucket',
    ],
    [
      { access: 'read', resource: at('dynamodb', 'table/a/../b') },
      'must be the ARN of',
    ],
    [{ access: 'read', resource: 'arn:aws:s3:::*' }, 'must be the ARN of'],
    [
      { access: 'read', resource: 'arn:aws:iam::123456789012:role/admin' },
      'must be the ARN of',
    ],
    [
      { access: 'read', resource: at('secretsmanager', 'secret:*') },
      'must be the ARN of',
    ],
    [
      { access: 'read', resource: at('sns', 'orders') },
      'a topic can only be granted to write',
    ],
    [
      { access: 'write', resource: at('secretsmanager', 'secret:a') },
      'a secret can only be granted to read',
    ],
    [{ access: 'trace', resource: TABLE }, 'trace has no resource'],
  ])('%j is refused', (grant, message) => {
    expect(() => checkGrants([grant])).toThrow(message);
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
    expect(withGrants(text, [])).toBe(withGrants(template, []));
  });
});
