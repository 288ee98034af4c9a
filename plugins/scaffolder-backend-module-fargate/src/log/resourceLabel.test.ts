import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLabels, resourceLabel } from './resourceLabel';

const TEMPLATES = join(__dirname, '../../../../templates/cloudformation');

const types = readdirSync(TEMPLATES)
  .map(file => readFileSync(join(TEMPLATES, file), 'utf8'))
  .flatMap(text => [...text.matchAll(/^ {4}Type: (AWS::\S+)$/gm)])
  .map(([, type]) => type);

describe('resourceLabel', () => {
  it.each([...new Set(types)].sort())('has words for %s', type => {
    expect(resourceLabel(type)).not.toMatch(/[a-z][A-Z]/);
  });

  it('is the last part of the type of any other resource', () => {
    expect(resourceLabel('AWS::S3::AccessPoint')).toBe('AccessPoint');
  });
});

describe('countLabels', () => {
  it('counts what is there more than once', () => {
    expect(
      countLabels(['subnet', 'role policy', 'VPC', 'subnet', 'role policy']),
    ).toBe('2 subnets, 2 role policies, VPC');
  });
});
