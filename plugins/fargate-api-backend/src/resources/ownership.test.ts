import { entityRefsIn, ownershipOf } from './ownership';

const STACK = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';

describe('ownershipOf', () => {
  it('reads the tags of ECS, in lower case, and of other services', () => {
    const tags = [
      ['fargate-api:entity', 'api:default/orders'],
      ['fargate-api:managed', 'true'],
      ['aws:cloudformation:stack-id', STACK],
    ];
    const expected = {
      entityRefs: ['api:default/orders'],
      isManaged: true,
      stackArn: STACK,
    };
    expect(ownershipOf(tags.map(([key, value]) => ({ key, value })))).toEqual(
      expected,
    );
    expect(ownershipOf(tags.map(([Key, Value]) => ({ Key, Value })))).toEqual(
      expected,
    );
  });

  it.each([
    ['no tags', undefined],
    ['an empty list', []],
    ['a value that is not true', [{ key: 'fargate-api:managed', value: '1' }]],
  ])('belongs to nobody with %s', (_, tags) => {
    expect(ownershipOf(tags)).toEqual({ entityRefs: [], isManaged: false });
  });

  it("trusts CloudFormation's own tag more than the portal's", () => {
    const own = { key: 'fargate-api:stack', value: `${STACK}-own` };
    expect(ownershipOf([own]).stackArn).toBe(`${STACK}-own`);
    expect(
      ownershipOf([own, { key: 'aws:cloudformation:stack-id', value: STACK }])
        .stackArn,
    ).toBe(STACK);
  });
});

describe('entityRefsIn', () => {
  it.each([
    ['api:a', ['api:a']],
    ['api:a api:b', ['api:a', 'api:b']],
    ['  api:a \n api:b ', ['api:a', 'api:b']],
    ['', []],
    [undefined, []],
  ])('finds in %j the entities %j', (tag, refs) => {
    expect(entityRefsIn(tag)).toEqual(refs);
  });
});
