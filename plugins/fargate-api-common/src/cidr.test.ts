import { containsCidr, formatCidr, overlaps, parseCidr } from './cidr';

const block = (text: string) => parseCidr(text)!;

describe('parseCidr', () => {
  it.each([
    ['10.1.2.0/24', 0x0a010200, 24],
    ['0.0.0.0/0', 0, 0],
    ['255.255.255.255/32', 0xffffffff, 32],
    ['10.1.2.3', 0x0a010203, 32],
    // The first address of the block, whichever address was given.
    ['10.1.2.3/16', 0x0a010000, 16],
  ])('reads %s', (text, start, prefix) => {
    expect(parseCidr(text)).toEqual({ start, prefix });
  });

  it.each([
    '',
    'pl-1',
    '10.1.2/24',
    '10.1.2.3.4',
    '10.1.2.256/24',
    '256.1.2.3',
    '10.1.2.0/33',
    '10.1.2.0/',
    '10.1.2.0/24 ',
    ' 10.1.2.0/24',
    '10.1.2.0000/24',
    '10.1.2.0/024',
    '2001:db8::/32',
  ])('does not read %j', text => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe('formatCidr', () => {
  it.each(['1.2.3.4/32', '10.20.30.0/24', '192.168.255.128/25', '0.0.0.0/0'])(
    'writes %s with each of its octets',
    text => {
      expect(formatCidr(block(text))).toBe(text);
    },
  );
});

describe('containsCidr', () => {
  it.each([
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.0.255.255/32', true],
    ['10.0.0.0/16', '10.1.0.0/32', false],
    ['10.1.0.0/16', '10.0.255.255/32', false],
    ['10.0.1.0/24', '10.0.0.0/16', false],
    ['10.0.0.0/24', '10.0.0.0/16', false],
    ['0.0.0.0/0', '255.255.255.255/32', true],
  ])('%s contains %s: %s', (outer, inner, contains) => {
    expect(containsCidr(block(outer), block(inner))).toBe(contains);
  });
});

describe('overlaps', () => {
  it.each([
    ['10.0.0.0/16', '10.0.3.0/24', true],
    ['10.0.3.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
  ])('%s and %s: %s', (a, b, overlap) => {
    expect(overlaps(block(a), block(b))).toBe(overlap);
  });
});
