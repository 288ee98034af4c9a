import { splitIds } from './splitIds';

describe('splitIds', () => {
  it.each([
    ['a,b', ['a', 'b']],
    ['', []],
    [undefined, []],
  ])('%j', (value, ids) => expect(splitIds(value)).toEqual(ids));
});
