import { appliedByOf } from './appliedBy';

describe('appliedByOf', () => {
  it.each([
    ['https://github.com/acme/orders', 'https://github.com/acme/orders'],
    ['http://localhost:4570/acme/orders', 'http://localhost:4570/acme/orders'],
    ['portal', undefined],
    ['', undefined],
    ['ftp://github.com/acme/orders', undefined],
    ['x https://github.com/acme/orders', undefined],
    ['https://github.com/acme/orders and more', undefined],
    ['https://ann:secret@github.com/acme/orders', undefined],
  ])('of the tag %j is %j', (value, expected) => {
    expect(appliedByOf([{ key: 'fargate-api:applied-by', value }])).toBe(
      expected,
    );
  });

  it('is undefined without the tag', () => {
    expect(appliedByOf([{ key: 'other', value: 'x' }])).toBeUndefined();
    expect(appliedByOf(undefined)).toBeUndefined();
  });
});
