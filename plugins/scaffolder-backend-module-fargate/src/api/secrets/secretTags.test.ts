import { ownerProblem, tagOf } from './secretTags';

const TAGS = [
  { Key: 'other', Value: 'x' },
  { Key: 'fargate-api:owner', Value: 'group:default/a' },
];

describe('tagOf', () => {
  it.each([
    [TAGS, 'group:default/a'],
    [[], undefined],
    [undefined, undefined],
  ])('of %j is %s', (tags, value) => {
    expect(tagOf(tags, 'fargate-api:owner')).toBe(value);
  });
});

describe('ownerProblem', () => {
  it('asks whether the initiator may use what the owner stored', async () => {
    const mayUse = jest.fn(async () => true);
    expect(await ownerProblem(TAGS, mayUse)).toBeUndefined();
    expect(mayUse.mock.calls).toEqual([['group:default/a']]);
    expect(await ownerProblem(TAGS, async () => false)).toBe(
      'was stored for an API of this name that belonged to group:default/a. Ask group:default/a to delete it or to change its tag fargate-api:owner, or use another secret.',
    );
  });

  it('has none with a secret that names no owner', async () => {
    expect(await ownerProblem([], async () => false)).toBeUndefined();
  });
});
