import { roleSession } from './roleSession';

const tagged = (initiator: string) => roleSession(initiator).Tags![0].Value;
const named = (initiator: string) => roleSession(initiator).RoleSessionName;

describe('roleSession', () => {
  it('names a user in its name and its tag', () => {
    expect(roleSession('user:default/jane.doe')).toEqual({
      RoleSessionName: 'user-default-jane.doe',
      Tags: [{ Key: 'fargate-api:initiator', Value: 'user:default/jane.doe' }],
    });
  });

  it('names nobody where all users share it', () => {
    expect(roleSession(undefined)).toEqual({ RoleSessionName: 'backstage' });
  });

  it.each([
    ['user:default/jörg', 'user-default-j-rg', 'user:default/jörg'],
    ['external:ci#1 <x>', 'external-ci-1--x-', 'external:ci-1 -x-'],
    ['x', 'x-', 'x'],
  ])('replaces what STS rejects in %s', (initiator, name, tag) => {
    expect(named(initiator)).toBe(name);
    expect(tagged(initiator)).toBe(tag);
  });

  it('cuts what is too long for STS', () => {
    const long = `user:default/${'j'.repeat(300)}`;
    expect(named(long)).toHaveLength(64);
    expect(tagged(long)).toHaveLength(256);
  });
});
