import { secretReference } from './secretReference';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
const location = { region: 'eu-west-1', accountId: '111122223333' };
const secret = { service: 'secretsmanager', location, secret: SECRET };

describe('secretReference', () => {
  it.each([
    ['token', { service: 'ssm', parameter: 'token' }],
    ['/orders/db', { service: 'ssm', parameter: '/orders/db' }],
    [
      'arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db',
      {
        service: 'ssm',
        location,
        parameter: 'arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db',
      },
    ],
    [SECRET, secret],
    [`${SECRET}:::`, secret],
    [`${SECRET}:password::`, { ...secret, jsonKey: 'password' }],
    [`${SECRET}::AWSPREVIOUS:`, { ...secret, versionStage: 'AWSPREVIOUS' }],
    [`${SECRET}:::v1`, { ...secret, versionId: 'v1' }],
    [
      `${SECRET}:password:AWSPENDING:v1`,
      {
        ...secret,
        jsonKey: 'password',
        versionStage: 'AWSPENDING',
        versionId: 'v1',
      },
    ],
    [`${SECRET}:password`, undefined],
    [`${SECRET}:password:`, undefined],
    [`${SECRET}:a:b:c:d`, undefined],
    ['arn:aws:secretsmanager:eu-west-1:111122223333:db', undefined],
  ])('%s', (valueFrom, expected) => {
    expect(secretReference(valueFrom)).toEqual(expected);
  });
});
