import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudFormationTemplateNames } from '@fargate-api/templates';
import { countLabels, resourceLabel } from './resourceLabel';

const TEMPLATES = join(__dirname, '../../../../templates/cloudformation');

/** Of the templates that the actions deploy. */
const types = cloudFormationTemplateNames
  .map(name => readFileSync(join(TEMPLATES, `${name}.yml`), 'utf8'))
  .flatMap(text => [...text.matchAll(/^ {4}Type: (AWS::\S+)$/gm)])
  .map(([, type]) => type);

describe('resourceLabel', () => {
  it.each([...new Set(types)].sort())('has words for %s', type => {
    expect(resourceLabel(type)).toMatch(/^[A-Za-z]+( [A-Za-z]+)*$/);
    expect(resourceLabel(type)).not.toMatch(/[a-z][A-Z]/);
  });

  it.each([
    ['AWS::EC2::NatGateway', 'NAT gateway'],
    ['AWS::ECS::Service', 'service'],
    ['AWS::S3::AccessPoint', 'AccessPoint'],
    ['Custom', 'Custom'],
    ['', ''],
  ])('of %s is %s', (type, label) => {
    expect(resourceLabel(type)).toBe(label);
  });
});

describe('countLabels', () => {
  it.each([
    [[], ''],
    [['VPC'], 'VPC'],
    [['subnet', 'VPC', 'subnet'], '2 subnets, VPC'],
    [['egress address', 'egress address'], '2 egress addresses'],
    [['capacity providers', 'capacity providers'], '2 capacity providers'],
    [['scaling policy', 'scaling policy'], '2 scaling policies'],
    [['gateway', 'gateway'], '2 gateways'],
  ])('counts %j as %j', (labels, text) => {
    expect(countLabels(labels)).toBe(text);
  });
});
