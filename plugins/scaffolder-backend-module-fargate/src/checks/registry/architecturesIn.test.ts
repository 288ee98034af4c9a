import { architecturesIn, configDigestIn } from './architecturesIn';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('architecturesIn', () => {
  const of = (os: unknown, architecture: unknown) => ({
    platform: { os, architecture },
  });

  it.each<[string, unknown, string[] | undefined]>([
    [
      'an index, once each, on Linux',
      {
        manifests: [
          of('linux', 'amd64'),
          of('linux', 'arm64'),
          of('linux', 'arm64'),
          of('windows', 's390x'),
        ],
      },
      ['amd64', 'arm64'],
    ],
    [
      'attestations and what has no platform',
      { manifests: [of('unknown', 'unknown'), {}, null, of('linux', 7)] },
      [],
    ],
    ['one image', { config: { digest: DIGEST } }, undefined],
    ['no list', { manifests: 'x' }, undefined],
    ['nothing', null, undefined],
  ])('of %s', (_, manifest, architectures) => {
    expect(architecturesIn(manifest)).toEqual(architectures);
  });
});

describe('configDigestIn', () => {
  it.each<[unknown, string | undefined]>([
    [{ config: { digest: DIGEST } }, DIGEST],
    [{ config: { digest: `x${DIGEST}` } }, undefined],
    [{ config: { digest: `${DIGEST}/../x` } }, undefined],
    [{ config: { digest: [DIGEST] } }, undefined],
    [{ config: {} }, undefined],
    [{ config: null }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('of %j is %s', (manifest, digest) => {
    expect(configDigestIn(manifest)).toBe(digest);
  });
});
