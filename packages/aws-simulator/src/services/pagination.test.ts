import { AwsError } from '../world/AwsError';
import { pageFrom, paginate } from './pagination';

const invalidToken = () => new AwsError('InvalidNextToken', 'invalid');

describe('paginate', () => {
  it('returns every item once to a client that follows the tokens', () => {
    const pages: string[][] = [];
    let token: string | undefined;
    do {
      const page = paginate([...'abcde'], token, 2, invalidToken);
      pages.push(page.items);
      token = page.nextToken;
    } while (token);
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it.each([0, 1, 2])(
    'issues no token after the last of %p items on a page of two',
    count => {
      const list = [...'ab'].slice(0, count);
      expect(paginate(list, undefined, 2, invalidToken)).toEqual({
        items: list,
        nextToken: undefined,
      });
    },
  );

  it.each(['x', '17', Buffer.from('-1').toString('base64url')])(
    'refuses the token %p, which no page returned',
    token => {
      expect(() => paginate(['a'], token, 1, invalidToken)).toThrow(
        invalidToken(),
      );
    },
  );
});

describe('pageFrom', () => {
  it('says which item the next page starts with', () => {
    expect(pageFrom([...'abc'], 1, 1)).toEqual({ items: ['b'], next: 'c' });
    expect(pageFrom([...'abc'], 2, 1)).toEqual({ items: ['c'] });
  });
});
