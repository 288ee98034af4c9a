import {
  createFargateApiTargetConditionalDecision,
  fargateApiTargetConditions,
  fargateApiTargetRules,
} from './targetRules';

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

  it.each(fargateApiTargetRules.map(rule => [rule.name, rule] as const))(
    'by %s, which is described and queries nothing',
    (_, { description, paramsSchema, toQuery }) => {
      expect(description).toMatch(/^Allow targets (?:with|in) one of these \w/);
      const [described] = Object.values<{ description?: string }>(
        (paramsSchema as any).shape,
      );
      expect(described.description).toMatch(/^[A-Z].*\w$/);
      expect(toQuery({} as never)).toEqual({});
    },
  );

  it('in a decision of the plugin with the targets', () => {
    const condition = fargateApiTargetConditions.hasStage({ stages: ['test'] });
    expect(
      createFargateApiTargetConditionalDecision(
        { permission: {} } as never,
        condition,
      ),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'fargate-api',
      resourceType: 'fargate-api-target',
      conditions: {
        rule: 'HAS_STAGE',
        resourceType: 'fargate-api-target',
        params: { stages: ['test'] },
      },
    });
    expect(Object.keys(fargateApiTargetConditions)).toEqual([
      'hasTargetName',
      'isInAccount',
      'isInRegion',
      'hasStage',
    ]);
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
