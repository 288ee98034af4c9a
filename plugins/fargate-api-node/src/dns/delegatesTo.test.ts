import { delegatesTo } from './delegatesTo';

describe('delegatesTo', () => {
  it.each([
    [['ns-2', 'ns-1'], true],
    [['ns-1'], false],
    [['ns-1', 'ns-2', 'ns-3'], false],
    [['ns-1', 'ns-3'], false],
  ])('the name servers ns-1 and ns-2, with %j: %s', (values, delegates) => {
    expect(delegatesTo({ nameServers: ['ns-1', 'ns-2'] }, values)).toBe(
      delegates,
    );
  });
});
