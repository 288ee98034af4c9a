import { shorten } from './shorten';

describe('shorten', () => {
  it('leaves a short text alone', () => {
    expect(shorten('x'.repeat(200))).toBe('x'.repeat(200));
  });

  it('keeps the name of the error and its root cause', () => {
    const text = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.us-west-2.amazonaws.com/bedrock-proxy-api-ecs:latest@sha256:5de487da52320ad9978f3a7a4f6700910342956c7dcb3b6f955222b4cccbd600: unexpected status from HEAD request to https://111122223333.dkr.ecr.us-west-2.amazonaws.com/v2/bedrock-proxy-api-ecs/blobs/sha256:5de487da52320ad9978f3a7a4f6700910342956c7dcb3b6f955222b4cccbd600: 403 Forbidden`;

    const short = shorten(text);

    expect(short).toHaveLength(200);
    expect(short).toMatch(/^CannotPullContainerError: pull image manifest/);
    expect(short).toMatch(/: 403 Forbidden$/);
    expect(short).toContain('…');
  });

  it.each([
    ['0123456789', 5, '01…89'],
    ['0123456789', 6, '01…789'],
  ])('cuts %s to %d', (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
  });
});
