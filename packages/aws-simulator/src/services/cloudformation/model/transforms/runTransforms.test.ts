import { UNRESOLVED } from '../evaluation/unresolved';
import { parseTemplate } from '../template/parseTemplate';
import { runTransforms } from './runTransforms';

const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';
const handle = { Type: HANDLE };

const parameters: Record<string, unknown> = {
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'eu-west-1',
  Names: ['alpha', 'beta'],
  Policy: 'Retain',
  Stage: 'prod',
};

/** The template that the transforms leave of one. */
function run(template: Record<string, any>) {
  const body = JSON.stringify({
    Transform: 'AWS::LanguageExtensions',
    Parameters: {
      Names: { Type: 'CommaDelimitedList' },
      Policy: { Type: 'String' },
      Stage: { Type: 'String' },
    },
    Mappings: { Sizes: { prod: { Cpu: 512, Zones: ['a', 'b'] } } },
    ...template,
    Resources: { Base: handle, ...template.Resources },
  });
  const written = parseTemplate(body);
  return runTransforms(written, () => ({
    parameter: name => parameters[name],
    mapping: (map, top, second) => written.Mappings[map]?.[top]?.[second],
    ref: () => UNRESOLVED,
    attribute: () => UNRESOLVED,
    importValue: () => UNRESOLVED,
    availabilityZones: () => UNRESOLVED,
  }));
}

describe('AWS::LanguageExtensions', () => {
  it.each<[string, unknown, object, object]>([
    ['a list', ['A', 'B'], { 'H${N}': handle }, { HA: handle, HB: handle }],
    ['no values', [], { 'H${N}': handle }, {}],
    ['numbers', [1, 2], { 'H${N}': handle }, { H1: handle, H2: handle }],
    [
      'a parameter',
      { Ref: 'Names' },
      { '${N}Topic': handle },
      { alphaTopic: handle, betaTopic: handle },
    ],
    [
      'a mapping',
      { 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Zones'] },
      { 'Zone${N}': handle },
      { Zonea: handle, Zoneb: handle },
    ],
    [
      'the default of a mapping',
      {
        'Fn::FindInMap': ['Sizes', 'test', 'Zones', { DefaultValue: ['z'] }],
      },
      { 'Zone${N}': handle },
      { Zonez: handle },
    ],
    [
      'parts of a text',
      { 'Fn::Split': [',', 'x,y'] },
      { 'P${N}': handle },
      { Px: handle, Py: handle },
    ],
    [
      'values that are no names',
      ['10.0.0.0/8', 'a-1'],
      { 'P&{N}': handle },
      { P100008: handle, Pa1: handle },
    ],
    [
      'several members',
      ['A'],
      { 'X${N}': handle, 'Y${N}': { ...handle, DependsOn: 'Base' } },
      { XA: handle, YA: { ...handle, DependsOn: 'Base' } },
    ],
    [
      'loops in loops',
      ['A', 'B'],
      {
        'Fn::ForEach::Inner': [
          'M',
          [1, { 'Fn::Sub': '${N}' }],
          { 'H${N}${M}': handle },
        ],
      },
      { HA1: handle, HAA: handle, HB1: handle, HBB: handle },
    ],
    [
      'identifiers in the members',
      ['A'],
      {
        'H${N}': {
          ...handle,
          Properties: {
            Ref: { Ref: 'N' },
            Sub: { 'Fn::Sub': '${N}-${AWS::Region}-${Base.Id}-${!N}-&{N}' },
            Map: { 'Fn::Sub': ['${N}${X}', { X: { Ref: 'N' } }] },
            Text: '${N}',
            '${N}': { Ref: { 'Fn::Join': ['', ['Ba', 'se']] } },
          },
        },
        'I${N}': {
          ...handle,
          Properties: {
            P: { 'Fn::GetAtt': [{ 'Fn::Sub': 'H${N}' }, { Ref: 'N' }] },
          },
        },
      },
      {
        HA: {
          ...handle,
          Properties: {
            Ref: 'A',
            Sub: { 'Fn::Sub': 'A-${AWS::Region}-${Base.Id}-${!N}-&{N}' },
            Map: { 'Fn::Sub': ['A${X}', { X: 'A' }] },
            Text: '${N}',
            '${N}': { Ref: 'Base' },
          },
        },
        IA: { ...handle, Properties: { P: { 'Fn::GetAtt': ['HA', 'A'] } } },
      },
    ],
  ])('runs a loop over %s', (_, collection, fragment, expected) => {
    const loop = { 'Fn::ForEach::Loop': ['N', collection, fragment] };
    expect(run({ Resources: loop }).Resources).toEqual({
      Base: handle,
      ...expected,
    });
  });

  it('runs loops in conditions, outputs and properties', () => {
    const loop = (fragment: object) => ['N', { Ref: 'Names' }, fragment];
    const { Conditions, Resources, Outputs } = run({
      Conditions: {
        'Fn::ForEach::Conditions': loop({
          'Is${N}': { 'Fn::Equals': [{ Ref: 'N' }, 'alpha'] },
        }),
      },
      Resources: {
        'Fn::ForEach::Handles': loop({
          '${N}Handle': {
            ...handle,
            Condition: { 'Fn::Sub': 'Is${N}' },
            Properties: {
              'Fn::ForEach::Tags': loop({ 'Tag${N}': { Ref: 'N' } }),
            },
          },
        }),
      },
      Outputs: {
        'Fn::ForEach::Outputs': loop({
          '${N}Output': { Value: { Ref: { 'Fn::Sub': '${N}Handle' } } },
        }),
      },
    });
    expect(Conditions).toEqual({
      Isalpha: { 'Fn::Equals': ['alpha', 'alpha'] },
      Isbeta: { 'Fn::Equals': ['beta', 'alpha'] },
    });
    expect(Resources.betaHandle).toEqual({
      ...handle,
      Condition: 'Isbeta',
      Properties: { Tagalpha: 'alpha', Tagbeta: 'beta' },
    });
    expect(Outputs).toEqual({
      alphaOutput: { Value: { Ref: 'alphaHandle' } },
      betaOutput: { Value: { Ref: 'betaHandle' } },
    });
  });

  it.each<[unknown, unknown]>([
    [{ 'Fn::Length': ['a', 'b'] }, 2],
    [{ 'Fn::Length': { Ref: 'Names' } }, 2],
    [{ 'Fn::Length': { 'Fn::Split': ['|', 'a|b|c'] } }, 3],
    [{ 'Fn::Length': { 'Fn::If': ['Yes', ['a'], { Ref: 'Names' }] } }, 1],
    [{ 'Fn::Length': [{ 'Fn::GetAtt': ['Base', 'Id'] }] }, 1],
    [
      { 'Fn::ToJsonString': { A: [1, { Ref: 'Names' }], B: 'x' } },
      '{"A":[1,["alpha","beta"]],"B":"x"}',
    ],
    [
      { 'Fn::ToJsonString': [{ A: { Ref: 'AWS::NoValue' }, B: true }] },
      '[{"B":true}]',
    ],
    [
      { 'Fn::ToJsonString': { Id: { Ref: 'Base' } } },
      { 'Fn::ToJsonString': { Id: { Ref: 'Base' } } },
    ],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Cpu'] }, 512],
    [{ 'Fn::FindInMap': ['Sizes', 'x', 'Cpu', { DefaultValue: 256 }] }, 256],
    [
      {
        'Fn::FindInMap': [
          { 'Fn::Join': ['', ['Si', 'zes']] },
          { 'Fn::Select': [0, ['prod']] },
          'Nope',
          { DefaultValue: { 'Fn::GetAtt': ['Base', 'Id'] } },
        ],
      },
      { 'Fn::GetAtt': ['Base', 'Id'] },
    ],
    [
      { 'Fn::FindInMap': ['Sizes', 'x', 'Cpu'] },
      { 'Fn::FindInMap': ['Sizes', 'x', 'Cpu'] },
    ],
    [{ Ref: { 'Fn::Join': ['', ['Ba', 'se']] } }, { Ref: 'Base' }],
  ])('makes of %j %j', (value, expected) => {
    const template = {
      Conditions: { Yes: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: { R: { ...handle, Properties: { P: value } } },
    };
    expect(run(template).Resources.R.Properties!.P).toEqual(expected);
  });

  it.each<[unknown, string]>([
    [{ Ref: 'Policy' }, 'Retain'],
    [{ 'Fn::If': ['Prod', 'Retain', 'Delete'] }, 'Retain'],
    [
      { 'Fn::FindInMap': ['M', 'x', 'y', { DefaultValue: 'Delete' }] },
      'Delete',
    ],
  ])('takes %j for a DeletionPolicy', (DeletionPolicy, expected) => {
    const { Resources } = run({
      Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: { R: { ...handle, DeletionPolicy } },
    });
    expect(Resources.R.DeletionPolicy).toBe(expected);
  });

  it('leaves out an attribute that a mapping does not give', () => {
    // As the user guide replicates NAT gateways.
    const Condition = {
      'Fn::FindInMap': [
        'Conditions',
        'Of',
        { Ref: 'N' },
        { DefaultValue: { Ref: 'AWS::NoValue' } },
      ],
    };
    const { Resources } = run({
      Conditions: { Two: { 'Fn::Equals': ['a', 'b'] } },
      Mappings: { Conditions: { Of: { B: 'Two' } } },
      Resources: {
        'Fn::ForEach::L': [
          'N',
          ['A', 'B'],
          { 'H${N}': { ...handle, Condition } },
        ],
      },
    });
    expect(Resources).toEqual({
      Base: handle,
      HA: handle,
      HB: { ...handle, Condition: 'Two' },
    });
  });

  const failed = 'Transform AWS::LanguageExtensions failed with: ';
  const loop = (...parts: unknown[]) => ({
    Resources: { 'Fn::ForEach::L': parts },
  });
  it.each<[object, string]>([
    [loop('N', ['A']), `${failed}Fn::ForEach layout is incorrect`],
    [loop('N', 'A', {}), `${failed}Fn::ForEach layout is incorrect`],
    [loop(['N'], ['A'], {}), `${failed}Fn::ForEach layout is incorrect`],
    [loop('N', ['A'], []), `${failed}Fn::ForEach layout is incorrect`],
    [
      { Resources: { 'Fn::ForEach::L': {} } },
      `${failed}Fn::ForEach layout is incorrect`,
    ],
    [
      loop('N', { Ref: 'Stage' }, { 'H${N}': handle }),
      `${failed}Could not find a collection or could not be resolved for Fn::ForEach`,
    ],
    [
      loop('N', { 'Fn::GetAtt': ['Base', 'Ids'] }, { 'H${N}': handle }),
      `${failed}Could not find a collection or could not be resolved for Fn::ForEach`,
    ],
    [
      loop('N', [['A']], { 'H${N}': handle }),
      `${failed}Could not find a collection or could not be resolved for Fn::ForEach`,
    ],
    [
      loop('N', [{ 'Fn::GetAtt': ['Base', 'Id'] }], { 'H${N}': handle }),
      `${failed}Could not find a collection or could not be resolved for Fn::ForEach`,
    ],
    [
      {
        Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] } },
        Outputs: {
          O: { Value: { 'Fn::If': [{ 'Fn::Sub': 'Yes' }, 'a', 'b'] } },
        },
      },
      `${failed}Fn::If layout is incorrect`,
    ],
    [
      loop('N', ['A', 'B'], { Same: handle }),
      `${failed}Duplicate key 'Same' when merging keys to parent object in Fn::ForEach`,
    ],
    [
      loop('N', ['se'], { 'Ba${N}': handle }),
      `${failed}Duplicate key 'Base' when merging keys to parent object in Fn::ForEach`,
    ],
    [
      loop('N', ['a-1'], { 'H${N}': handle }),
      'Template format error: Resource name Ha-1 is non alphanumeric.',
    ],
    [
      {
        Outputs: { 'Fn::ForEach::L': ['N', ['a-1'], { '${N}': { Value: 1 } }] },
      },
      `${failed}OutputKey 'a-1' should be alphanumeric`,
    ],
    [
      loop(
        'N',
        Array.from({ length: 500 }, (_, index) => index),
        { 'H${N}': handle },
      ),
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    ],
    [
      {
        Resources: {
          R: { ...handle, Properties: { P: { 'Fn::Length': 'x' } } },
        },
      },
      `${failed}The Fn::Length value could not be resolved for properties`,
    ],
    [
      {
        Resources: {
          R: {
            ...handle,
            Properties: { P: { 'Fn::Length': { Ref: 'Base' } } },
          },
        },
      },
      `${failed}The Fn::Length value could not be resolved for properties`,
    ],
    [
      {
        Resources: {
          R: { ...handle, Properties: { P: { 'Fn::ToJsonString': 'x' } } },
        },
      },
      `${failed}Fn::ToJsonString resolve value type mismatch`,
    ],
    [
      { Resources: { R: { ...handle, DeletionPolicy: { Ref: 'Base' } } } },
      `${failed}Unsupported expression for DeletionPolicy in resource R`,
    ],
    [
      { Resources: { R: { ...handle, DependsOn: { Ref: 'Base' } } } },
      'Template format error: DependsOn must be a string or list of strings.',
    ],
    [
      { Transform: ['AWS::Include', { Name: 'Mine' }] },
      'The AWS simulator does not run transforms: AWS::Include, Mine',
    ],
  ])('refuses %j', (template, message) => {
    expect(() => run(template)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });
});

describe('AWS::Serverless', () => {
  const Transform = ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'];
  const application = {
    Type: 'AWS::Serverless::Application',
    Properties: { Location: 'https://b.s3.amazonaws.com/a' },
  };

  it('takes Globals, which applications do not have, and loops before', () => {
    const { Resources, Globals } = run({
      Transform,
      Globals: { Function: { Timeout: 3 }, Api: {} },
      Resources: { 'Fn::ForEach::L': ['N', ['A'], { 'App${N}': application }] },
    });
    expect(Globals).toBeUndefined();
    expect(Resources.AppA.Type).toBe('AWS::CloudFormation::Stack');
  });

  it.each<[unknown, string]>([
    [
      { Functions: {} },
      "'Functions' is not supported. Must be one of the following values - ['Api', 'CapacityProvider', 'Function', 'HttpApi', 'LayerVersion', 'SimpleTable', 'StateMachine', 'WebSocketApi']",
    ],
    ['Function', 'It must be a non-empty dictionary'],
    [{ Function: 3 }, 'Value of ${section} must be a dictionary'],
  ])('refuses the Globals %j', (Globals, problem) => {
    expect(() => run({ Transform, Globals })).toThrow(
      `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. 'Globals' section is invalid. ${problem}`,
    );
  });
});
