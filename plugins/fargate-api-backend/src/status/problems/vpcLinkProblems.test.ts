import { vpcLinkProblems } from './vpcLinkProblems';

describe('vpcLinkProblems', () => {
  it.each<[string, string[]]>([
    ['AVAILABLE', []],
    ['PENDING', []],
    ['INACTIVE', ['warning vpc-link-inactive INACTIVE']],
    ['FAILED', ['error vpc-link-failed no subnet']],
    ['DELETING', ['error vpc-link-failed no subnet']],
  ])('of a link that is %s', (status, expected) => {
    const value = { id: 'abc123', status, message: 'no subnet' };
    expect(
      vpcLinkProblems({ vpcLink: { value } }).map(
        ({ severity, kind, code }) => `${severity} ${kind} ${code}`,
      ),
    ).toEqual(expected);
  });

  it('are none without a link', () => {
    expect(vpcLinkProblems({})).toEqual([]);
  });
});
