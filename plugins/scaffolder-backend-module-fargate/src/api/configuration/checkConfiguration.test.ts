import { checkConfiguration } from './checkConfiguration';
import { ConfigurationInput } from './Configuration';

const messageOf = (input: ConfigurationInput) => {
  try {
    checkConfiguration(input);
    return undefined;
  } catch (error) {
    return String(error);
  }
};

describe('checkConfiguration', () => {
  it.each<ConfigurationInput>([
    {},
    { variables: {}, secrets: {} },
    { variables: { LOG_LEVEL: 'debug', _a: '', 'spring.profile': 'ü\n\t"' } },
    { secrets: { DB_PASSWORD: 'secretsmanager:orders/db:password' } },
  ])('accepts %j', input => {
    expect(messageOf(input)).toBeUndefined();
  });

  it.each(['', '1A', 'A B', 'A=B', 'Ä', 'A'.repeat(256)])(
    'refuses the name %s',
    name => {
      expect(messageOf({ variables: { [name]: 'x' } })).toMatch(
        `variables.${name}: must be a name of letters, digits, underscores, hyphens and dots`,
      );
    },
  );

  it.each([
    ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', '/x', 'is set by ECS itself'],
    ['AWS_EXECUTION_ENV', 'x', 'is set by ECS itself'],
    ['ECS_AGENT_URI', 'x', 'is set by ECS itself'],
    ['ECS_CONTAINER_METADATA_URI', 'x', 'is set by ECS itself'],
    ['ECS_CONTAINER_METADATA_URI_V4', 'x', 'is set by ECS itself'],
    ['A', 'a\0b', 'contains a NUL character'],
    ['A', '\ud800', 'contains half of a surrogate pair'],
  ])('refuses %s=%j', (name, value, problem) => {
    expect(messageOf({ variables: { [name]: value } })).toMatch(
      `variables.${name}: ${problem}`,
    );
  });

  it('leads from a credential to a secret, and does not repeat the value', () => {
    const message = messageOf({ variables: { DB_PASSWORD: 'hunter2' } });
    expect(message).toBe(
      'InputError: variables.DB_PASSWORD: has the name of a credential, and everybody who may see the stack or the task can read a variable. Store it in Secrets Manager or an SSM parameter, and give its reference as secrets.DB_PASSWORD.',
    );
  });

  it('does not repeat a secret that was given for its reference', () => {
    const message = messageOf({ secrets: { DB_PASSWORD: 'hunter2' } });
    expect(message).toMatch(
      'secrets.DB_PASSWORD: must be a reference and never the secret itself',
    );
    expect(message).not.toMatch('hunter2');
  });

  it('refuses a name that is a variable and a secret', () => {
    expect(messageOf({ variables: { A: 'x' }, secrets: { A: 'ssm:/a' } })).toBe(
      'InputError: secrets.A: is a variable too; keep one of them.',
    );
  });

  it('names every problem at once', () => {
    const message = messageOf({
      variables: { '1': 'x', DB_PASSWORD: 'y' },
      secrets: { B: 'z' },
    });
    expect(message).toMatch(
      /^InputError: variables\.1: .*\. variables\.DB_PASSWORD: .*\. secrets\.B: .*\.$/,
    );
  });
});
