import { stackTags } from './stackTags';

describe('stackTags', () => {
  const request = { kind: 'public-api', entityRef: 'api:default/a' } as const;

  it('says what the stack is, whatever else is chosen', () => {
    const own = {
      'fargate-api:managed': 'false',
      'fargate-api:kind': 'x',
      'fargate-api:entity': 'x',
    };
    expect(
      stackTags(
        { ...request, tags: own },
        { tags: own },
        {
          byTarget: own,
          byPerson: own,
        },
      ),
    ).toEqual({
      'fargate-api:managed': 'true',
      'fargate-api:kind': 'public-api',
      'fargate-api:entity': 'api:default/a',
    });
  });

  it('takes away what the request has no value for', () => {
    expect(
      stackTags(
        { ...request, tags: { a: undefined } },
        { tags: { a: '1', b: '2' } },
        { byTarget: { a: '3' } },
      ),
    ).toEqual({
      b: '2',
      'fargate-api:managed': 'true',
      'fargate-api:kind': 'public-api',
      'fargate-api:entity': 'api:default/a',
    });
  });

  it('prefers what the request says, then the person, the stack, and the target', () => {
    const all = (value: string, ...keys: string[]) =>
      Object.fromEntries(keys.map(key => [key, value]));
    expect(
      stackTags(
        { ...request, tags: all('request', 'a') },
        { tags: all('stack', 'a', 'b', 'c', 'aws:x', 'AWS:y', 'laws:z') },
        {
          byTarget: all('target', 'a', 'b', 'c', 'd'),
          byPerson: all('person', 'a', 'b'),
        },
      ),
    ).toMatchObject({
      a: 'request',
      b: 'person',
      c: 'stack',
      d: 'target',
      'laws:z': 'stack',
    });
    expect(
      Object.keys(stackTags(request, { tags: { 'aws:x': '' } }, {})),
    ).not.toContain('aws:x');
  });

  it('needs neither a stack nor choices', () => {
    expect(Object.keys(stackTags(request, undefined, {}))).toHaveLength(3);
  });
});
