import { fargateApiTargetRules } from './targetRules';

const target = {
  name: 'dev',
  accountId: '111122223333',
  region: 'eu-west-1',
  stage: 'test',
};

describe('a policy can decide on targets', () => {
  it.each([
    ['HAS_NAME', { names: ['dev', 'prod'] }, true],
    ['HAS_NAME', { names: ['prod'] }, false],
    ['IS_IN_ACCOUNT', { accountIds: ['111122223333'] }, true],
    ['IS_IN_ACCOUNT', { accountIds: ['444455556666'] }, false],
    ['IS_IN_REGION', { regions: ['eu-west-1'] }, true],
    ['IS_IN_REGION', { regions: ['eu-central-1'] }, false],
    ['HAS_STAGE', { stages: ['test'] }, true],
    ['HAS_STAGE', { stages: ['production'] }, false],
  ])('by %s %j: %s', (name, params, expected) => {
    const rule = fargateApiTargetRules.find(one => one.name === name)!;
    expect(rule.apply(target, params as never)).toBe(expected);
  });

  it('a target without a stage has none of the stages', () => {
    const rule = fargateApiTargetRules.find(
      ({ name }) => name === 'HAS_STAGE',
    )!;
    expect(
      rule.apply({ ...target, stage: undefined }, { stages: [''] } as never),
    ).toBe(false);
  });
});
