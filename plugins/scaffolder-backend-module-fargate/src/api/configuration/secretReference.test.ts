import { parseSecretReference } from './secretReference';

const SECRET =
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf';
const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/db';

const secret = (id: string, more: object = {}) => ({
  service: 'secretsmanager',
  id,
  ...more,
});

describe('parseSecretReference', () => {
  it.each([
    [SECRET, secret(SECRET)],
    [`${SECRET}:password::`, secret(SECRET, { jsonKey: 'password' })],
    [`${SECRET}:password`, secret(SECRET, { jsonKey: 'password' })],
    [
      `${SECRET}::AWSPREVIOUS:`,
      secret(SECRET, { versionStage: 'AWSPREVIOUS' }),
    ],
    [`${SECRET}:::v1`, secret(SECRET, { versionId: 'v1' })],
    ['secretsmanager:orders/db', secret('orders/db')],
    [
      'secretsmanager:orders/db:password',
      secret('orders/db', { jsonKey: 'password' }),
    ],
    [PARAMETER, { service: 'ssm', id: PARAMETER }],
    ['ssm:/orders/db', { service: 'ssm', id: '/orders/db' }],
    ['ssm:orders', { service: 'ssm', id: 'orders' }],
  ])('%s', (text, expected) => {
    expect(parseSecretReference(text)).toEqual(expected);
  });

  it.each([
    '',
    'hunter2',
    '/orders/db',
    'ssm:',
    'ssm:a b',
    'secretsmanager:',
    'secretsmanager:a:b:c:d:e',
    `${SECRET}:a:b:c:d`,
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret',
    'arn:aws:s3:::orders',
    'arn:aws:s3:eu-west-1:123456789012:secret:orders',
    'arn:aws:secretsmanager:eu-west-1:123456789012:rotation:orders',
    `${PARAMETER} and more`,
    `${SECRET} and more`,
    'arn:aws:ssm:eu-west-1:123456789012:document/orders',
    '{{resolve:secretsmanager:orders/db}}',
  ])('%s is no reference', text => {
    expect(parseSecretReference(text)).toBeUndefined();
  });
});
