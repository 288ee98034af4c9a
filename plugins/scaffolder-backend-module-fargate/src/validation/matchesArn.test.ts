import { matchesArn } from './matchesArn';

describe('matchesArn', () => {
  it.each([
    ['arn:aws:s3:::orders', 'arn:aws:s3:::orders', true],
    ['arn:aws:s3:::orders', 'arn:aws:s3:::orders-2', false],
    ['arn:aws:s3:::or.ers', 'arn:aws:s3:::orders', false],
    ['arn:aws:s3:::orders-*', 'arn:aws:s3:::orders-2', true],
    [
      'arn:aws:wafv2:*:1:regional/webacl/*',
      'arn:aws:wafv2:a:1:regional/webacl/b/c',
      true,
    ],
    ['arn:aws:s3:::or.ers', 'arn:aws:s3:::or.ers', true],
    ['arn:aws:*', 'arn:aws:s3:::orders', false],
  ])('%s matches %s: %s', (pattern, arn, matches) => {
    expect(matchesArn(pattern, arn)).toBe(matches);
  });
});
