/* eslint-disable no-script-url */
import { plainText, plainTexts, webUrl } from './untrusted';

describe('webUrl', () => {
  it.each([
    'https://orders.example.com',
    'http://orders-1234567890.eu-west-1.elb.amazonaws.com:8080/path?a=b#c',
    'HTTPS://ORDERS.EXAMPLE.COM/',
    'https://münchen.example',
    `https://a.example/${'a'.repeat(2_030)}`,
  ])('accepts %s', text => {
    expect(webUrl(text)).toBe(text);
  });

  it.each([
    undefined,
    '',
    'orders.example.com',
    '//orders.example.com',
    '/path',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JavaScript:alert(1)//https://orders.example.com',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:a',
    'file:///etc/passwd',
    'blob:https://orders.example.com/1',
    'https://user:password@orders.example.com',
    'https://orders.example.com@evil.example',
    'https://orders.example.com/ evil',
    'https://orders.example.com/\u202egnp.exe',
    'https://orders.example.com/\u0000',
    'https://',
    'https://[',
    'https://user@orders.example.com',
    'https://:password@orders.example.com',
    `https://a.example/${'a'.repeat(2_031)}`,
  ])('refuses %j', text => {
    expect(webUrl(text)).toBeUndefined();
  });
});

describe('plainText', () => {
  it.each([
    ['a text', 'Orders, für 東京 👩‍💻', 'Orders, für 東京 👩‍💻'],
    ['tabs and line feeds', 'a\tb\nc', 'a\tb\nc'],
    ['carriage returns', 'a\r\nb\rc', 'a\nbc'],
    ['controls of a terminal', '\u001b[31mred\u0007', '[31mred'],
    ['C1 controls', 'a\u009bb', 'ab'],
    ['overrides of the direction', 'a\u202egnp\u202c\u2066b\u2069', 'agnpb'],
  ])('handles %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('shortens a long text', () => {
    expect(plainText('abcdef', 4)).toBe('abc…');
    expect(plainText('abcd', 4)).toBe('abcd');
    expect(plainText('a'.repeat(10_000))).toBe('a'.repeat(10_000));
    expect(plainText('a'.repeat(10_001))).toBe(`${'a'.repeat(9_999)}…`);
  });

  it('reaches every text of a value', () => {
    expect(
      plainTexts({ a: ['\u0000x', 1, null, true], b: { c: '\u202ey' } }),
    ).toEqual({ a: ['x', 1, null, true], b: { c: 'y' } });
  });
});
