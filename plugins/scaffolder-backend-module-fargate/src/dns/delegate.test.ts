import { cannedRecord } from '../__testUtils__/cannedStacks';
import { isOwnDelegation } from './delegate';

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};

const REF = 'resource:default/api-acme-com';

describe('delegate', () => {
  it.each([
    ['its own', { kind: 'dns-delegation', entityRef: REF }, true],
    ['that of another zone', { kind: 'dns-delegation', entityRef: 'x' }, false],
    ['of another kind', { kind: 'dns-zone', entityRef: REF }, false],
    [
      'of somebody else',
      { kind: 'dns-delegation', entityRef: REF, isForeign: true },
      false,
    ],
  ] as const)('knows a stack as %s', async (_, facts, expected) => {
    expect(isOwnDelegation(await cannedRecord('x', facts), ENTITY)).toBe(
      expected,
    );
  });

  it('knows that there is none', () => {
    expect(isOwnDelegation(undefined, ENTITY)).toBe(false);
  });
});
