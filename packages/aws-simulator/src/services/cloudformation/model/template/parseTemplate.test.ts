import { parseTemplate } from './parseTemplate';

const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

describe('parseTemplate', () => {
  it('spells the short forms of YAML out', () => {
    const template = parseTemplate(`
Parameters:
  P: { Type: String }
Conditions:
  C: !And [!Equals [!Ref P, a], !Not [!Equals [!Ref P, b]]]
Resources:
  R:
    Type: AWS::CloudFormation::WaitConditionHandle
  S:
    Type: AWS::CloudFormation::WaitConditionHandle
    Properties:
      A: !GetAtt R.B.C
      B: !GetAtt [R, B]
      C: !Sub
        - '\${X}'
        - X: !Ref 'P'
      D: !If [C, !Ref AWS::NoValue, x]
      E: !Select [0, !GetAZs '']
      F: !Join ['', !Split [',', !Ref P]]
      Version: 2012-10-17
`);
    expect(template.Conditions.C).toEqual({
      'Fn::And': [
        { 'Fn::Equals': [{ Ref: 'P' }, 'a'] },
        { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'P' }, 'b'] }] },
      ],
    });
    expect(template.Resources.S.Properties).toEqual({
      A: { 'Fn::GetAtt': ['R', 'B.C'] },
      B: { 'Fn::GetAtt': ['R', 'B'] },
      C: { 'Fn::Sub': ['${X}', { X: { Ref: 'P' } }] },
      D: { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, 'x'] },
      E: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
      F: { 'Fn::Join': ['', { 'Fn::Split': [',', { Ref: 'P' }] }] },
      Version: '2012-10-17',
    });
  });

  it.each([
    ['yes', 'true'],
    ['On', 'true'],
    ['NO', 'false'],
    ['off', 'false'],
    ['y', 'y'],
    ['012345678901', '012345678901'],
    ['123456789012', '123456789012'],
    ['0644', '420'],
    ['-017', '-15'],
    ['08', '08'],
    ['0o17', '0o17'],
    ['0x1F', '31'],
    ['0b101', '5'],
    ['1_000', '1000'],
    ['22:22', '1342'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['1.10', '1.1'],
    ['.5', '0.5'],
    ['-1.50', '-1.5'],
    ['1e3', '1e3'],
    ['1.2.3', '1.2.3'],
    ['2012-10-17', '2012-10-17'],
    ["'012'", '012'],
    ["'yes'", 'yes'],
  ])('reads the scalar %s of YAML 1.1 as %s', (written, text) => {
    const { Outputs } = parseTemplate(
      `Resources: {A: {Type: ${HANDLE}}}\nOutputs: {O: {Value: ${written}}}`,
    );
    expect(String(Outputs.O.Value)).toBe(text);
  });

  it('merges nothing into a map', () => {
    expect(() =>
      parseTemplate(
        `Resources: {A: {Type: ${HANDLE}, <<: {DependsOn: B}}, B: {Type: ${HANDLE}}}`,
      ),
    ).toThrow("Invalid template resource property '<<'");
  });

  it('takes the names in YAML as they are written', () => {
    const { Outputs, Mappings } = parseTemplate(`
Mappings:
  Accounts: { 012345678901: { on: 1 } }
Resources: { No: { Type: ${HANDLE} } }
Outputs: { Yes: { Value: 1 }, 010: { Value: 2 } }
`);
    expect(Object.keys(Outputs).sort()).toEqual(['010', 'Yes']);
    expect(Mappings.Accounts).toEqual({ '012345678901': { on: 1 } });
  });

  it.each([
    `Resources: {A: &a {Type: ${HANDLE}}, B: *a}`,
    `Resources: {A: &a {Type: ${HANDLE}}, B: {<<: *a}}`,
    `Parameters: {P: {Type: &t String}, Q: {Type: *t}}`,
  ])('refuses the aliases in %s', body => {
    expect(() => parseTemplate(body)).toThrow(
      'Template error: YAML aliases are not allowed in CloudFormation templates',
    );
  });

  it.each([
    [
      '{"a": 1,}',
      'Template format error: JSON not well-formed. (line 1, column 9)',
    ],
    [
      'Resources:\n  A: [1\n',
      expect.stringMatching(
        /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/,
      ),
    ],
    [
      'A: !Nope x',
      expect.stringMatching(/^Template format error: YAML not well-formed\./),
    ],
    [
      'Resources: {}\n---\nResources: {}\n',
      expect.stringMatching(/^Template format error: YAML not well-formed\./),
    ],
    ['just text', 'Template format error: unsupported structure.'],
    ['[]', 'Template format error: unsupported structure.'],
  ])('refuses the body %j', (body, message) => {
    expect(() => parseTemplate(body)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });

  const handle = { Type: HANDLE };
  const many = (count: number, member: unknown) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`M${index}`, member]),
    );
  const longName = 'A'.repeat(256);
  it.each<[string, object, string]>([
    [
      '501 resources',
      { Resources: many(501, handle) },
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [
      '201 parameters',
      { Parameters: many(201, { Type: 'String' }) },
      'Template format error: Number of parameters, 201, is greater than maximum allowed, 200',
    ],
    [
      '201 outputs',
      { Outputs: many(201, { Value: 1 }) },
      'Template format error: Number of outputs, 201, is greater than maximum allowed, 200',
    ],
    [
      '201 mappings',
      { Mappings: many(201, { A: { B: 'c' } }) },
      'Template format error: Number of mappings, 201, is greater than maximum allowed, 200',
    ],
    [
      '201 attributes of a mapping',
      { Mappings: { M: many(201, { B: 'c' }) } },
      'Template format error: Number of mapping attributes, 201, is greater than maximum allowed, 200',
    ],
    [
      'a long name of a resource',
      { Resources: { [longName]: handle } },
      `Template format error: Resource name ${longName} exceeds the maximum length of 255 characters.`,
    ],
    [
      'a long name of a parameter',
      { Parameters: { [longName]: { Type: 'String' } } },
      `Template format error: Parameter name ${longName} exceeds the maximum length of 255 characters.`,
    ],
    [
      'a long name of an output',
      { Outputs: { [longName]: { Value: 1 } } },
      `Template format error: Output name ${longName} exceeds the maximum length of 255 characters.`,
    ],
    [
      'a long name of a mapping',
      { Mappings: { [longName]: {} } },
      `Template format error: Mapping name ${longName} exceeds the maximum length of 255 characters.`,
    ],
  ])('refuses %s', (_, template, message) => {
    const body = JSON.stringify({ Resources: { A: handle }, ...template });
    expect(() => parseTemplate(body)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });

  it.each<[object, string]>([
    [{ AllowedValues: 'a' }, 'Every AllowedValues member must be a list.'],
    [{ AllowedValues: { a: 1 } }, 'Every AllowedValues member must be a list.'],
    [{ AllowedValues: [['a']] }, 'Every AllowedValues member must be a list.'],
    [
      { AllowedPattern: ['a'] },
      'Every AllowedPattern member must be a string.',
    ],
    [{ Description: {} }, 'Every Description member must be a string.'],
    [{ NoEcho: [] }, 'Every NoEcho member must be a string.'],
    [
      { ConstraintDescription: [] },
      'Every ConstraintDescription member must be a string.',
    ],
    [{ MinLength: 'few' }, 'Every MinLength member must be a number.'],
    [{ MaxLength: [1] }, 'Every MaxLength member must be a number.'],
    [{ MinValue: true }, 'Every MinValue member must be a number.'],
    [{ MaxValue: {} }, 'Every MaxValue member must be a number.'],
    ...['[a-', '(a', '*', '\\p{Nope}', 'a{2,1}'].map(
      (AllowedPattern): [object, string] => [
        { AllowedPattern },
        `AllowedPattern '${AllowedPattern}' of parameter P is not a valid regular expression.`,
      ],
    ),
  ])('refuses a parameter with %j', (members, message) => {
    const body = JSON.stringify({
      Parameters: { P: { Type: 'String', ...members } },
      Resources: { A: handle },
    });
    expect(() => parseTemplate(body)).toThrow(
      expect.objectContaining({
        code: 'ValidationError',
        message: `Template format error: ${message}`,
      }),
    );
  });

  const resources = (more: object) => ({ Resources: { A: handle, ...more } });
  it.each<[object, string]>([
    [
      {},
      'Template format error: At least one Resources member must be defined.',
    ],
    [
      { ...resources({}), Extra: {} },
      'Invalid template property or properties [Extra]',
    ],
    [
      resources({ B: 'x' }),
      'Template format error: Any Resources member must be an object.',
    ],
    [
      resources({ B: {} }),
      'Template format error: [/Resources/B] Every Resources object must contain a Type member.',
    ],
    [
      resources({ 'B-1': handle }),
      'Template format error: Resource name B-1 is non alphanumeric.',
    ],
    [
      { ...resources({}), Parameters: { 'P-1': { Type: 'String' } } },
      'Template format error: Parameter name P-1 is non alphanumeric.',
    ],
    [
      resources({ B: { ...handle, Colour: 1 } }),
      "Invalid template resource property 'Colour'",
    ],
    [
      resources({ B: { ...handle, DependsOn: ['X', 'Y'] } }),
      'Template format error: Unresolved resource dependencies [X, Y] in the Resources block of the template',
    ],
    [
      resources({ B: { ...handle, Properties: { P: { Ref: 'X' } } } }),
      'Template format error: Unresolved resource dependencies [X] in the Resources block of the template',
    ],
    [
      resources({ B: { ...handle, Properties: { P: { 'Fn::Sub': '${X}' } } } }),
      'Template format error: Unresolved resource dependencies [X] in the Resources block of the template',
    ],
    [
      { ...resources({}), Outputs: { O: { Value: { Ref: 'X' } } } },
      'Unresolved resource dependencies [X] in the Outputs block of the template',
    ],
    [
      resources({
        B: { ...handle, Properties: { P: { 'Fn::GetAtt': ['X', 'Id'] } } },
      }),
      'Template error: instance of Fn::GetAtt references undefined resource X',
    ],
    [
      resources({
        B: { ...handle, Properties: { P: { 'Fn::GetAtt': ['A'] } } },
      }),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      resources({
        B: { ...handle, DependsOn: 'C' },
        C: { ...handle, Properties: { P: { 'Fn::GetAtt': ['D', 'Id'] } } },
        D: { ...handle, Properties: { P: { 'Fn::Sub': '${B}' } } },
        E: { ...handle, DependsOn: 'D' },
      }),
      'Circular dependency between resources: [B, C, D]',
    ],
    [
      resources({
        B: { ...handle, Properties: { P: { 'Fn::If': ['C', 1, 2] } } },
      }),
      'Template error: unresolved condition dependency C in Fn::If',
    ],
    [
      { ...resources({}), Mappings: { M: { A: 'x' } } },
      'Template format error: Every Mappings member A must be a map',
    ],
    [
      { ...resources({}), Mappings: { M: { A: { B: { C: 1 } } } } },
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    [
      { ...resources({}), Outputs: { O: {} } },
      'Template format error: Every Outputs member must contain a Value object',
    ],
    [
      { ...resources({}), AWSTemplateFormatVersion: '2011-01-01' },
      'Template format error: 2011-01-01 is not a supported value for AWSTemplateFormatVersion',
    ],
    [
      { ...resources({}), Description: 'x'.repeat(1025) },
      "Template format error: 'Description' length is greater than 1024.",
    ],
    [
      { ...resources({}), Description: {} },
      "Template format error: [/Description] 'Description' is not a string.",
    ],
    [
      { ...resources({}), Parameters: { P: { Type: 'Strin' } } },
      'Template format error: Unrecognized parameter type: Strin',
    ],
    [
      { ...resources({}), Parameters: { P: { Type: 'String', Values: [] } } },
      "Invalid template parameter property 'Values'",
    ],
    [
      { ...resources({}), Parameters: { P: { Type: 'String', Default: [] } } },
      'Template format error: Every Default member must be a string.',
    ],
    [
      resources({ B: { ...handle, DeletionPolicy: 'Keep' } }),
      'Template format error: Unrecognized DeletionPolicy Keep for resource B',
    ],
    [
      resources({ B: { ...handle, UpdateReplacePolicy: 'Keep' } }),
      'Template format error: Unrecognized UpdateReplacePolicy Keep for resource B',
    ],
    [
      resources({
        B: {
          ...handle,
          DeletionPolicy: { 'Fn::If': ['C', 'Retain', 'Delete'] },
        },
      }),
      'Template format error: Every DeletionPolicy member must be a string.',
    ],
    [
      resources({ B: { ...handle, UpdateReplacePolicy: { Ref: 'P' } } }),
      'Template format error: Every UpdateReplacePolicy member must be a string.',
    ],
    [
      resources({ B: { ...handle, DeletionPolicy: ['Retain'] } }),
      'Template format error: Every DeletionPolicy member must be a string.',
    ],
    [
      resources({ B: { ...handle, DependsOn: { Ref: 'A' } } }),
      'Template format error: DependsOn must be a string or list of strings.',
    ],
    [
      resources({ B: { ...handle, Condition: { 'Fn::Equals': [1, 1] } } }),
      'Template format error: Every Condition member must be a string.',
    ],
    [
      resources({ 'Fn::ForEach::Loop': ['N', ['A'], { 'H${N}': handle }] }),
      'Template format error: [/Resources/Fn::ForEach::Loop] resource definition is malformed',
    ],
    [
      resources({ B: { ...handle, Properties: { P: { 'Fn::Length': [] } } } }),
      expect.stringMatching(
        /^Template Error: Encountered unsupported function: Fn::Length /,
      ),
    ],
    [
      { ...resources({}), Globals: {} },
      'Invalid template property or properties [Globals]',
    ],
    [
      { ...resources({}), Transform: [{ Name: 1 }] },
      'Key Name of transform definition must be a string.',
    ],
    [
      resources({ B: { ...handle, DeletionPolicy: 'Snapshot' } }),
      `Template error: resource type ${HANDLE} does not support deletion policy Snapshot`,
    ],
    [
      resources({ B: { ...handle, Properties: { P: { 'Fn::Nope': 1 } } } }),
      expect.stringMatching(
        /^Template Error: Encountered unsupported function: Fn::Nope Supported functions are: \[Fn::Base64, .*, Fn::Cidr\]$/,
      ),
    ],
    [
      resources({ B: { ...handle, Properties: [] } }),
      "Template format error: [/Resources/B/Properties] 'Properties' is not an object.",
    ],
    [
      resources({ B: { ...handle, CreationPolicy: { ResourceSignal: {} } } }),
      'The AWS simulator does not support CreationPolicy of resource B.',
    ],
    [
      resources({ B: { ...handle, UpdatePolicy: {} } }),
      'The AWS simulator does not support UpdatePolicy of resource B.',
    ],
    [
      { ...resources({}), Conditions: { C: { 'Fn::Equals': [{ Ref: 'A' }] } } },
      'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      {
        ...resources({}),
        Conditions: {
          C: { 'Fn::Not': [{ Condition: 'D' }] },
          D: { 'Fn::Not': [{ Condition: 'C' }] },
        },
      },
      'Template format error: Circular dependency between conditions: [C, D]',
    ],
    [
      { ...resources({}), Outputs: { 'O-1': { Value: 'x' } } },
      'Template format error: Output name O-1 is non alphanumeric.',
    ],
    [
      { ...resources({}), Outputs: { O: { Value: 'x', Colour: 1 } } },
      "Invalid template output property 'Colour'",
    ],
    [
      { ...resources({}), Outputs: { O: { Value: 'x', Export: {} } } },
      'Template format error: Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
    ],
    [
      {
        ...resources({}),
        Outputs: { O: { Value: 'x', Export: { Name: 'a b' } } },
      },
      'Template format error: Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
    ],
    [
      { ...resources({}), Outputs: { O: { Value: 'x', Export: 'a' } } },
      'Template format error: Output O is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.',
    ],
    [
      { ...resources({}), AWSTemplateFormatVersion: { Ref: 'P' } },
      'Template format error: Every AWSTemplateFormatVersion member must be a string.',
    ],
    [
      {
        ...resources({}),
        Parameters: { P: { Type: 'String', Description: 'x'.repeat(4001) } },
      },
      "Template format error: Parameter P has a 'Description' that is longer than 4000 characters.",
    ],
    [
      { ...resources({}), Outputs: { O: { Value: 1, Description: {} } } },
      'Template format error: Every Description member must be a string.',
    ],
    [
      { ...resources({}), Outputs: { O: { Value: 1, Condition: ['C'] } } },
      'Template format error: Every Condition member must be a string.',
    ],
    [
      {
        ...resources({}),
        Outputs: { O: { Value: 1, Description: 'x'.repeat(1025) } },
      },
      "Template format error: Output O has a 'Description' that is longer than 1024 characters.",
    ],
    [
      { ...resources({}), Outputs: { O: { Value: null } } },
      "[/Outputs/O/Value] 'null' values are not allowed in templates",
    ],
  ])('refuses %j', (template, message) => {
    expect(() => parseTemplate(JSON.stringify(template))).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });
});
