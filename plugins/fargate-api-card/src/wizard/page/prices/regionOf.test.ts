import { regionOf } from './regionOf';

const ireland = { name: 'dev', region: 'eu-west-1' };
const frankfurt = { name: 'prod', region: 'eu-central-1' };

describe('the region in which a wizard deploys', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['of the API', { api: ireland }, 'eu-west-1'],
    ['of the environment', { environment: ireland }, 'eu-west-1'],
    ['of the target', { target: ireland }, 'eu-west-1'],
    [
      'of the target, for a new environment',
      { where: 'new', environment: ireland, target: frankfurt },
      'eu-central-1',
    ],
    [
      'of the environment that is used after all',
      { where: 'existing', environment: ireland, target: frankfurt },
      'eu-west-1',
    ],
    [
      'of the docs before the target is chosen',
      { where: 'new', environment: ireland },
      'us-east-1',
    ],
    [
      'of the docs, where the entity has none',
      { api: { region: '' } },
      'us-east-1',
    ],
    ['of the docs', {}, 'us-east-1'],
  ])('is the one %s', (_, formData, region) => {
    expect(regionOf(formData)).toBe(region);
  });
});
