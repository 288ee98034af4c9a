import { toSecretVariable } from './secretVariable';

const SECRET =
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:fargate-api/orders/DB-a1B2c3';
const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter';

describe('the source of a secret', () => {
  it.each([
    [SECRET, { service: 'secretsmanager', source: 'fargate-api/orders/DB' }],
    [
      `${SECRET}:password::`,
      {
        service: 'secretsmanager',
        source: 'fargate-api/orders/DB',
        key: 'password',
      },
    ],
    [
      `${SECRET}::AWSPREVIOUS:`,
      {
        service: 'secretsmanager',
        source: 'fargate-api/orders/DB',
        version: 'AWSPREVIOUS',
      },
    ],
    [
      `${SECRET}:password::0123-4567`,
      {
        service: 'secretsmanager',
        source: 'fargate-api/orders/DB',
        key: 'password',
        version: '0123-4567',
      },
    ],
    [`${PARAMETER}/orders/key`, { service: 'ssm', source: '/orders/key' }],
    [`${PARAMETER}/key`, { service: 'ssm', source: 'key' }],
    ['/orders/key', { service: 'ssm', source: '/orders/key' }],
  ])('%s', (valueFrom, expected) => {
    expect(toSecretVariable({ name: 'DB', valueFrom })).toEqual({
      name: 'DB',
      ...expected,
    });
  });
});
