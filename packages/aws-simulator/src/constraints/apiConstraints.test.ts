import { violations, violationsText } from './apiConstraints';
import generated from './generated/apiConstraints.json';
import { compileJavaPattern } from './javaPattern';

const BALANCING = 'elasticloadbalancing';

describe('violations', () => {
  it.each<[string, string, object, string[]]>([
    ['cloudformation', 'CreateStack', { StackName: 'a' }, []],
    [
      'cloudformation',
      'CreateStack',
      { OnFailure: 'KEEP' },
      [
        "Value 'KEEP' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]",
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { Capabilities: ['CAPABILITY_ALL'] },
      [
        "Value '[CAPABILITY_ALL]' at 'capabilities' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND, CAPABILITY_IAM]]",
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { TimeoutInMinutes: 0 },
      [
        "Value '0' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { Tags: [{ Key: 'a', Value: '' }] },
      [
        "Value '' at 'tags.1.member.value' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { Tags: Array(51).fill({ Key: 'a', Value: 'b' }) },
      [
        expect.stringMatching(
          /at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50$/,
        ),
      ],
    ],
    [
      'cloudformation',
      'CreateStack',
      { ClientRequestToken: 'has blanks!' },
      [
        "Value 'has blanks!' at 'clientRequestToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*",
      ],
    ],
    [
      'cloudformation',
      'CreateChangeSet',
      { ChangeSetName: '1' },
      [
        "Value '1' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
      ],
    ],
    [
      BALANCING,
      'CreateListener',
      { Port: 0, Protocol: 'FOO', DefaultActions: [{ Order: 50001 }] },
      [
        "Value 'FOO' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, GENEVE, QUIC, TCP_QUIC]",
        "Value '0' at 'port' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "Value '50001' at 'defaultActions.1.member.order' failed to satisfy constraint: Member must have value less than or equal to 50000",
      ],
    ],
    [
      'ecs',
      'CreateService',
      { tags: [{ key: '\n', value: 'b' }] },
      [
        "Value '\n' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)",
      ],
    ],
    // As a template writes it.
    ['ecs', 'CreateService', { Tags: [{ Key: 'a', Value: 'b' }] }, []],
    // A policy may be an object in a template.
    ['iam', 'CreateRole', { AssumeRolePolicyDocument: {} }, []],
    [
      'secretsmanager',
      'CreateSecret',
      { SecretString: 'hunter2'.repeat(10_000) },
      [
        "Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
      ],
    ],
    ['iam', 'NoSuchOperation', {}, []],
    ['ec2', 'DescribeVpcs', {}, []],
  ])('of %s %s with %j', (service, operation, input, expected) => {
    expect(violations(service, operation, input)).toEqual(expected);
  });
});

it('counts the violations in the message', () => {
  expect(violationsText(['a'])).toBe('1 validation error detected: a');
  expect(violationsText(['a', 'b'])).toBe('2 validation errors detected: a; b');
});

it('has patterns that compile', () => {
  const patterns = Object.values(generated).flatMap(({ shapes }) =>
    Object.values(shapes).flatMap((shape: { pattern?: string }) =>
      shape.pattern === undefined ? [] : [shape.pattern],
    ),
  );
  expect(patterns.length).toBeGreaterThan(50);
  for (const pattern of patterns) {
    expect(() => compileJavaPattern(pattern)).not.toThrow();
  }
});
