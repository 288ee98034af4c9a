import { credentialProblem } from './credentialProblem';

// Put together here, so that scanners of secrets do not report this file.
const JWT = [
  'eyJhbGciOiJIUzI1NiJ9',
  'eyJzdWIiOiIxMjM0NTY3ODkwIn0',
  'c2lnbmF0dXJl',
];

describe('credentialProblem', () => {
  it.each([
    ['DB_PASSWORD', 'x', 'has the name of a credential'],
    ['dbPassword', 'x', 'has the name of a credential'],
    ['db-password', 'x', 'has the name of a credential'],
    ['API_KEY', 'x', 'has the name of a credential'],
    ['APIKEY', 'x', 'has the name of a credential'],
    ['STRIPE_SECRET', 'x', 'has the name of a credential'],
    ['GITHUB_TOKEN', 'x', 'has the name of a credential'],
    ['AWS_SECRET_ACCESS_KEY', 'x', 'has the name of a credential'],
    ['CREDENTIALS', 'x', 'has the name of a credential'],
    ['A', '-----BEGIN RSA PRIVATE KEY-----\nMII', 'looks like a private key'],
    ['A', `AKIA${'A'.repeat(16)}`, 'looks like an AWS access key'],
    ['A', `ghp_${'a'.repeat(36)}`, 'looks like a GitHub token'],
    ['A', `xoxb-${'1'.repeat(12)}`, 'looks like a Slack token'],
    ['A', `sk_live_${'a'.repeat(24)}`, 'looks like a Stripe key'],
    ['A', JWT.join('.'), 'looks like a JSON web token with its signature'],
    [
      'DATABASE_URL',
      'postgres://app:hunter2@db:5432/orders',
      'looks like a URL with a password',
    ],
    [
      'REDIS',
      'redis://:hunter2@cache:6379',
      'looks like a URL with a password',
    ],
    [
      'CONNECTION',
      'Server=db;Password=hunter2;',
      'looks like a connection string with a password',
    ],
  ])('%s=%s %s', (name, value, problem) => {
    expect(credentialProblem(name, value)).toBe(problem);
  });

  it.each([
    ['LOG_LEVEL', 'debug'],
    ['TOKEN_URL', 'https://login.acme.com/token'],
    ['PASSWORD_FILE', '/run/password'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['SECRET_NAME', 'orders/db'],
    ['DATABASE_URL', 'postgres://app@db:5432/orders'],
    ['UPSTREAM', 'https://api.acme.com:8443/a@b'],
    ['KEYBOARD', 'qwerty'],
    ['MONKEY', 'yes'],
    ['DB_PASSWORD', ''],
  ])('%s=%s is no credential', (name, value) => {
    expect(credentialProblem(name, value)).toBeUndefined();
  });
});
