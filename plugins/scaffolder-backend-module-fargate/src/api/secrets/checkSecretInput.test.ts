import { checkSecretInput } from './checkSecretInput';

describe('checkSecretInput', () => {
  it.each([
    ['secret', 'secret'],
    ['a*', 'a*'],
    ['*a', '*a'],
    ['x'.repeat(65_536), 'x'.repeat(65_536)],
    ['', undefined],
    [undefined, undefined],
  ])('takes %.10s', (value, expected) => {
    expect(checkSecretInput({ variable: 'DB', value })).toBe(expected);
  });

  it.each([
    [
      '***',
      'value: is nothing but asterisks, as a field of the kind Secret shows in the place of the value. Give ${{ secrets.NAME }} in the template, not ${{ parameters.NAME }}.',
    ],
    [
      'ä'.repeat(32_769),
      'value: has 65538 bytes, and Secrets Manager takes at most 65536.',
    ],
  ])('refuses %.10s', (value, message) => {
    expect(() => checkSecretInput({ variable: 'DB', value })).toThrow(message);
  });

  it('refuses a name that is none of a variable', () => {
    expect(() => checkSecretInput({ variable: '1 A', value: 'x' })).toThrow(
      /^variable: .*\.$/,
    );
  });
});
