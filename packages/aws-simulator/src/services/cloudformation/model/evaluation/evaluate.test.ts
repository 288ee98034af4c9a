import { evaluate } from './evaluate';
import { EvaluationScope } from './EvaluationScope';
import { UNRESOLVED } from './unresolved';

const parameters: Record<string, unknown> = {
  'AWS::Region': 'eu-west-1',
  Name: 'web',
  List: ['a', 'b'],
};

const scope: EvaluationScope = {
  parameter: name => parameters[name],
  ref: id => (id === 'Later' ? UNRESOLVED : `ref-of-${id}`),
  attribute: (id, attribute) =>
    id === 'Later' ? UNRESOLVED : `${attribute}-of-${id}`,
  condition: name => name === 'Yes',
  mapping: (map, top, second) =>
    map === 'Map' && top === 'web' && second === 'Size' ? 3 : undefined,
  availabilityZones: region => [`${region}a`, `${region}b`],
  importValue: name => `imported ${name}`,
};

describe('evaluate', () => {
  it.each([
    [{ Ref: 'Name' }, 'web'],
    [{ Ref: 'List' }, ['a', 'b']],
    [{ Ref: 'Vpc' }, 'ref-of-Vpc'],
    [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 'CidrBlock-of-Vpc'],
    [{ 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, 'Endpoint.Address-of-Db'],
    [{ 'Fn::GetAtt': 'Db.Endpoint.Address' }, 'Endpoint.Address-of-Db'],
    [{ 'Fn::GetAtt': ['Vpc', { Ref: 'Name' }] }, 'web-of-Vpc'],
    [{ 'Fn::Sub': '${Name} in ${AWS::Region}' }, 'web in eu-west-1'],
    [
      { 'Fn::Sub': '${Vpc} ${Vpc.Id} ${!Literal}' },
      'ref-of-Vpc Id-of-Vpc ${Literal}',
    ],
    [{ 'Fn::Sub': ['${A}-${Name}', { A: { Ref: 'Vpc' } }] }, 'ref-of-Vpc-web'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'Name' }]] }, 'x-web'],
    [{ 'Fn::Join': [',', { Ref: 'List' }] }, 'a,b'],
    [{ 'Fn::Select': ['1', { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'eu-west-1a'],
    [{ 'Fn::GetAZs': { Ref: 'AWS::Region' } }, ['eu-west-1a', 'eu-west-1b']],
    [{ 'Fn::GetAZs': 'us-east-1' }, ['us-east-1a', 'us-east-1b']],
    [{ 'Fn::Split': ['|', 'a|b'] }, ['a', 'b']],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'Name' }, 'Size'] }, 3],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [
      { 'Fn::Cidr': ['10.0.0.0/16', 3, 8] },
      ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
    ],
    [{ 'Fn::Cidr': ['10.1.0.0/24', 2, 5] }, ['10.1.0.0/27', '10.1.0.32/27']],
    [
      { 'Fn::Cidr': ['2001:db8:1234:1a00::/56', 2, 64] },
      ['2001:db8:1234:1a00::/64', '2001:db8:1234:1a01::/64'],
    ],
    [
      { 'Fn::Cidr': ['2001:db8::/64', '2', '60'] },
      ['2001:db8::/68', '2001:db8:0:0:1000::/68'],
    ],
    [{ 'Fn::ToJsonString': { A: [{ Ref: 'Name' }] } }, '{"A":["web"]}'],
    [{ 'Fn::ToJsonString': [{ Ref: 'Later' }] }, UNRESOLVED],
    [{ 'Fn::ImportValue': { 'Fn::Sub': '${Name}-vpc' } }, 'imported web-vpc'],
    [{ 'Fn::If': ['Yes', 1, 2] }, 1],
    [{ 'Fn::If': ['No', 1, 2] }, 2],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    [{ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
    [{ 'Fn::Not': [{ Condition: 'No' }] }, true],
    [{ 'Fn::Equals': [{ Ref: 'Name' }, 'web'] }, true],
    [{ 'Fn::Equals': [1, '1'] }, true],
    [
      { Keep: 1, Drop: { Ref: 'AWS::NoValue' }, L: [{ Ref: 'AWS::NoValue' }] },
      { Keep: 1, L: [] },
    ],
    [{ A: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, B: 2 }, { B: 2 }],
    [
      { Condition: { ArnLike: { 'aws:SourceArn': { Ref: 'Vpc' } } } },
      { Condition: { ArnLike: { 'aws:SourceArn': 'ref-of-Vpc' } } },
    ],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'Later' }]] }, `x-${UNRESOLVED}`],
    [{ 'Fn::Split': [',', { Ref: 'Later' }] }, UNRESOLVED],
    [{ 'Fn::Select': [0, { 'Fn::GetAtt': ['Later', 'Ids'] }] }, UNRESOLVED],
  ])('%j is %j', (value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  it.each([
    [
      { 'Fn::Equals': ['a'] },
      'Template error: every Fn::Equals object requires a list of 2 string parameters.',
    ],
    [
      { 'Fn::Split': 'a,b' },
      'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
    ],
    [
      { 'Fn::Select': ['x', ['a']] },
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    ],
    [
      { 'Fn::Select': [5, ['a']] },
      'Template error: Fn::Select cannot select nonexistent value at index 5',
    ],
    [
      { 'Fn::Join': ['-', 'a'] },
      'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
    ],
    [
      { 'Fn::FindInMap': ['Map', 'x', 'Size', { DefaultValue: 1 }] },
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    ],
    ...[
      ['2001:db8::/64', 2, 64],
      ['2001:db8::/56', 257, 64],
      ['2001:db8::/56', 1, 129],
      ['10.0.0.0/24', 1, 9],
      ['10.0.0.0/24', 1, 0],
      ['10.0.0.256/24', 1, 8],
      ['nowhere', 1, 8],
    ].map(([block, count, bits]): [object, string] => [
      { 'Fn::Cidr': [block, count, bits] },
      `Template error: Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} bits`,
    ]),
    [
      { 'Fn::FindInMap': ['Map', 'x', 'Size'] },
      'Template error: Unable to get mapping for Map::x::Size',
    ],
    [
      { 'Fn::Transform': { Name: 'AWS::Include' } },
      'Template error: the simulator does not know the intrinsic function Fn::Transform',
    ],
  ])('%j is refused', (value, message) => {
    expect(() => evaluate(value, scope)).toThrow(
      expect.objectContaining({ code: 'ValidationError', message }),
    );
  });
});
