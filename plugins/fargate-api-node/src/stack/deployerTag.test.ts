import { deployerTag, readDeployer } from './deployerTag';

const ANN = 'user:default/ann';
const BOB = 'user:default/bob';

describe('deployerTag', () => {
  it.each([
    [undefined, ANN, { deployedBy: ANN }],
    [BOB, `${ANN} approved by ${BOB}`, { deployedBy: ANN, approvedBy: BOB }],
  ])('approved by %s: %s', (approvedBy, tag, read) => {
    expect(deployerTag(ANN, approvedBy)).toBe(tag);
    expect(readDeployer(tag)).toEqual(read);
  });

  it('has only what a tag may have, and who approved in any case', () => {
    const tag = deployerTag(`user:default/${'ä'.repeat(300)}`, BOB);
    expect(tag).toHaveLength(256);
    expect(tag).toMatch(/^user:default\/-+ approved by user:default\/bob$/);
  });
});

describe('readDeployer', () => {
  it('reads nothing where nobody left a name', () => {
    expect(readDeployer('')).toEqual({});
  });
});
