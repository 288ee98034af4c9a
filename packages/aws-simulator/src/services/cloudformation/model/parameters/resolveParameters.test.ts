import { ParameterType } from '@aws-sdk/client-ssm';
import { VirtualClock } from '../../../../clock/VirtualClock';
import { World } from '../../../../world/World';
import { Ssm } from '../../../ssm/model/Ssm';
import { ParameterDefinition, Template } from '../template/Template';
import { GivenParameter, resolveParameters } from './resolveParameters';

function resolve(
  Parameters: Record<string, ParameterDefinition>,
  given: GivenParameter[] = [],
  previous?: ReturnType<typeof resolveParameters>,
) {
  return resolveParameters(
    { Parameters } as Template,
    given,
    previous,
    parameterStore(),
  );
}

function parameterStore(): Ssm {
  const world = new World(new VirtualClock({ speed: 'manual' }), 1);
  const ssm = world.account('123456789012').region('eu-west-1').service(Ssm);
  const put = (Name: string, Type: ParameterType, Value: string) =>
    ssm.put({ Name, Type, Value, Overwrite: true }, 'somebody');
  put('/text', 'String', 'before');
  put('/text', 'String', 'a,b');
  put('/list', 'StringList', 'a, b');
  put('/secure', 'SecureString', 'hunter2');
  return ssm;
}

function value(definition: ParameterDefinition, text?: string) {
  return resolve(
    { P: definition },
    text === undefined ? [] : [{ ParameterKey: 'P', ParameterValue: text }],
  ).get('P')!.value;
}

describe('resolveParameters', () => {
  it.each<[ParameterDefinition, string | undefined, string | string[]]>([
    [{ Type: 'String', Default: 'x' }, undefined, 'x'],
    [{ Type: 'String', Default: 'x' }, '', ''],
    [{ Type: 'Number', Default: 80 }, undefined, '80'],
    [{ Type: 'CommaDelimitedList' }, 'a, b', ['a', 'b']],
    [{ Type: 'CommaDelimitedList' }, '', []],
    [{ Type: 'List<Number>' }, '1,2', ['1', '2']],
    [{ Type: 'List<AWS::EC2::Subnet::Id>' }, 's-1,s-2', ['s-1', 's-2']],
    [{ Type: 'String', AllowedPattern: '[a-z]+' }, 'abc', 'abc'],
    [{ Type: 'String', AllowedPattern: '(?i)[a-z]+' }, 'ABC', 'ABC'],
    [{ Type: 'String', AllowedPattern: '[a-z]++' }, 'abc', 'abc'],
    [{ Type: 'String', AllowedPattern: '\\p{Alpha}+' }, 'aB', 'aB'],
    [{ Type: 'String', AllowedPattern: '\\A[a-z]+\\z' }, 'abc', 'abc'],
    [{ Type: 'String' }, 'x'.repeat(4096), 'x'.repeat(4096)],
    [{ Type: 'AWS::SSM::Parameter::Value<String>' }, '/text', 'a,b'],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/aws/service/global-infrastructure/regions/eu-west-1/longName',
      'Europe (Ireland)',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>' },
      '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
      expect.stringMatching(/^ami-[0-9a-f]{17}$/) as any,
    ],
    [{ Type: 'AWS::SSM::Parameter::Value<String>' }, '/text:1', 'before'],
    [{ Type: 'AWS::SSM::Parameter::Value<List<String>>' }, '/list', ['a', 'b']],
    [
      { Type: 'AWS::SSM::Parameter::Value<CommaDelimitedList>' },
      '/list',
      ['a', 'b'],
    ],
    [{ Type: 'AWS::SSM::Parameter::Name' }, '/secure', '/secure'],
  ])('%j given %j is %j', (definition, text, expected) => {
    expect(value(definition, text)).toEqual(expected);
  });

  it.each<[ParameterDefinition, string | undefined, string]>([
    [{ Type: 'String' }, undefined, 'Parameters: [P] must have values'],
    [
      { Type: 'String', AllowedValues: ['a'] },
      'b',
      "Parameter 'P' must be one of AllowedValues",
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+' },
      'a1',
      "Parameter 'P' must match pattern [a-z]+",
    ],
    [
      { Type: 'String', MaxLength: 2 },
      'abc',
      "Parameter 'P' must contain at most 2 characters",
    ],
    [
      { Type: 'String' },
      'x'.repeat(4097),
      "Parameter 'P' must contain at most 4096 characters",
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/aws/service/no/such',
      'The AWS simulator does not have the public parameter /aws/service/no/such.',
    ],
    [
      { Type: 'String', MinLength: '2' },
      'a',
      "Parameter 'P' must contain at least 2 characters",
    ],
    [{ Type: 'Number' }, 'x', "Parameter 'P' must be a number."],
    [{ Type: 'Number' }, '', "Parameter 'P' must be a number."],
    [
      { Type: 'Number', MinValue: 1 },
      '0',
      "Parameter 'P' must be a number not less than 1",
    ],
    [
      { Type: 'Number', MaxValue: 9 },
      '10',
      "Parameter 'P' must be a number not greater than 9",
    ],
    [
      {
        Type: 'String',
        AllowedValues: ['a'],
        ConstraintDescription: 'only a',
      },
      'b',
      "Parameter 'P' failed to satisfy constraint: only a",
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      undefined,
      'Parameter P should either have input value or default value',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/a/b',
      'Unable to fetch parameters [/a/b] from parameter store for this account.',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/text:9',
      'Unable to fetch parameters [/text:9] from parameter store for this account.',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/secure',
      'Parameters [/secure] referenced by template have types not supported by CloudFormation.',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<String>' },
      '/list',
      'Types for SSM parameters [/list] defined in CFN template and SSM are incompatible',
    ],
    [
      { Type: 'AWS::SSM::Parameter::Value<List<String>>' },
      '/text',
      'Types for SSM parameters [/text] defined in CFN template and SSM are incompatible',
    ],
  ])('%j given %j is refused', (definition, text, message) => {
    expect(() => value(definition, text)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });

  it('refuses parameters that the template does not have', () => {
    expect(() =>
      resolve({}, [{ ParameterKey: 'A' }, { ParameterKey: 'B' }]),
    ).toThrow('Parameters: [A, B] do not exist in the template');
  });

  it('takes the previous value only when told to', () => {
    const definitions = { P: { Type: 'String', Default: 'default' } };
    const previous = resolve(definitions, [
      { ParameterKey: 'P', ParameterValue: 'before' },
    ]);
    const use = { ParameterKey: 'P', UsePreviousValue: true };
    expect(resolve(definitions, [use], previous).get('P')!.text).toBe('before');
    expect(resolve(definitions, [], previous).get('P')!.text).toBe('default');
    expect(() => resolve(definitions, [use])).toThrow(
      'Parameters: [P] must have values',
    );
    expect(() =>
      resolve(definitions, [{ ...use, ParameterValue: 'x' }], previous),
    ).toThrow(
      'Invalid input for parameter key P. Cannot specify usePreviousValue as true and non empty value for a parameter',
    );
  });
});
