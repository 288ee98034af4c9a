import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { services } from '../../..';
import { changedProperties } from './changedProperties';
import { checkProperties } from './checkProperties';
import { coerceProperties } from './coerceProperties';
import generated from './generated/resourceTypes.json';
import { isCustom, propertiesOf, specificationOf } from './Specification';

describe('generated/resourceTypes.json', () => {
  it('has the resource types that the simulator has', () => {
    const simulated = [...services.values()]
      .flatMap(({ resourceTypes = [] }) => resourceTypes)
      .map(({ typeName }) => typeName)
      .filter(typeName => !isCustom(typeName));
    expect(Object.keys(generated.resourceTypes)).toEqual(simulated.sort());
  });

  it('says what the specification says', () => {
    const script = resolve(
      __dirname,
      '../../../../../scripts/specification.mjs',
    );
    expect(() =>
      execFileSync(process.execPath, [script, '--check']),
    ).not.toThrow();
  });
});

describe('specificationOf', () => {
  it('knows a type that the simulator does not have', () => {
    const { properties } = specificationOf('AWS::DynamoDB::Table')!;
    const { type } = properties.StreamSpecification;
    expect(type).toMatchObject({ type: 'ref' });
    expect(propertiesOf(type as any)).toHaveProperty('StreamViewType');
  });

  it('knows no other type', () => {
    expect(specificationOf('AWS::ECS::Servize')).toBeUndefined();
  });
});

describe('checkProperties', () => {
  const group = { GroupDescription: 'x' };
  it.each<[string, object, string[]]>([
    ['AWS::EC2::SecurityGroup', group, []],
    [
      'AWS::EC2::SecurityGroup',
      {},
      ['#: required key [GroupDescription] not found'],
    ],
    [
      'AWS::EC2::SecurityGroup',
      { ...group, Colour: 1 },
      ['#: extraneous key [Colour] is not permitted'],
    ],
    [
      'AWS::EC2::SecurityGroup',
      { ...group, VpcId: { a: 1 } },
      ['#/VpcId: expected type: String, found: JSONObject'],
    ],
    [
      'AWS::EC2::SecurityGroup',
      { ...group, SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0' }] },
      ['#/SecurityGroupIngress/0: required key [IpProtocol] not found'],
    ],
    [
      'AWS::EC2::SecurityGroup',
      { ...group, Tags: { a: 'b' } },
      ['#/Tags: expected type: JSONArray, found: JSONObject'],
    ],
    ['AWS::ECS::Service', { DesiredCount: '2' }, []],
    [
      'AWS::ECS::Service',
      { DesiredCount: 'two' },
      ['#/DesiredCount: expected type: Integer, found: String'],
    ],
    [
      'AWS::ECS::Service',
      { EnableExecuteCommand: 'yes' },
      ['#/EnableExecuteCommand: expected type: Boolean, found: String'],
    ],
    [
      'AWS::Logs::LogGroup',
      { RetentionInDays: 4 },
      ['#/RetentionInDays: failed validation constraint for keyword [enum]'],
    ],
  ])('%s %j', (type, properties, expected) => {
    expect(
      checkProperties(type, properties as {}).map(
        ({ path, message }) => `${path}: ${message}`,
      ),
    ).toEqual(expected);
  });
});

describe('coerceProperties', () => {
  it('gives every primitive the type of the specification', () => {
    expect(
      coerceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
        Port: '80',
        HealthCheckEnabled: 'true',
        HealthCheckPort: 8080,
        TargetGroupAttributes: [{ Key: 'x', Value: 5 }],
      }),
    ).toEqual({
      Port: 80,
      HealthCheckEnabled: true,
      HealthCheckPort: '8080',
      TargetGroupAttributes: [{ Key: 'x', Value: '5' }],
    });
  });
});

describe('changedProperties', () => {
  it.each([
    ['AWS::ECS::Service', 'DesiredCount', 1, 2, 'Never'],
    ['AWS::ECS::Service', 'Cluster', 'a', 'b', 'Always'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme', 'a', 'b', 'Always'],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', 'Port', 80, 81, 'Always'],
    ['AWS::EC2::VPC', 'InstanceTenancy', 'a', 'b', 'Conditionally'],
    ['AWS::ECS::TaskDefinition', 'Cpu', '256', '512', 'Always'],
  ])('%s %s from %j to %j: %s', (type, name, before, after, expected) => {
    expect(
      changedProperties(type, { [name]: before }, { [name]: after }),
    ).toEqual([
      { name, before, after, kind: 'Modify', requiresRecreation: expected },
    ]);
  });

  it('tells what is added and removed, and leaves out what is the same', () => {
    expect(
      changedProperties(
        'AWS::ECS::Service',
        { A: 1, B: { x: [1], y: 2 } },
        { C: 1, B: { y: 2, x: [1] } },
      ).map(({ name, kind }) => [name, kind]),
    ).toEqual([
      ['A', 'Remove'],
      ['C', 'Add'],
    ]);
  });
});
