import { checkSource } from './checkSource';

describe('checkSource', () => {
  it.each([
    { branch: 'main' },
    { branch: 'feature/JIRA-1_a.b' },
    { branch: 'main', deploymentEnvironment: undefined },
    { branch: 'main', deploymentEnvironment: 'prod:eu@2%+=#' },
    { branch: 'x'.repeat(150) },
  ])('accepts %j', source => {
    expect(() => checkSource(source)).not.toThrow();
  });

  it.each([
    ['branch', { branch: '' }],
    ['branch', { branch: 'a b' }],
    ['branch', { branch: 'a*' }],
    ['branch', { branch: 'a?' }],
    ['branch', { branch: '"a' }],
    ['branch', { branch: 'a"' }],
    ['branch', { branch: 'x'.repeat(151) }],
    ['deploymentEnvironment', { branch: 'main', deploymentEnvironment: 'a,b' }],
  ])('refuses a %s like %j', (field, source: any) => {
    expect(() => checkSource(source)).toThrow(
      `${field}: "${source[field]}" cannot be in the trust policy of a role. Take letters, digits and ._:/@%+=#-, at most 150 in all.`,
    );
  });
});
