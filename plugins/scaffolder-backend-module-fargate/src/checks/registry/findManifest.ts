import { Registry } from './Registry';
import { ImageName } from './parseImage';

/** What a registry says of an image. */
export type ManifestAnswer =
  | { found: boolean }
  /** Why it did not say. */
  | { unknown: string };

/** A deployment does not wait longer for what it can do without. */
const TIMEOUT_MS = 5000;

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Asks a registry for the manifest of an image, without credentials: with the
 * token that the registry gives to everybody, where it wants one.
 *
 * @see https://distribution.github.io/distribution/spec/api/#existing-manifests
 */
export async function findManifest(
  { endpoint }: Registry,
  { repository, reference }: ImageName,
  options: { signal?: AbortSignal } = {},
): Promise<ManifestAnswer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal
    ? AbortSignal.any([options.signal, timeout])
    : timeout;
  const head = (token?: string) =>
    fetch(`${endpoint}/v2/${repository}/manifests/${reference}`, {
      method: 'HEAD',
      headers: {
        accept: MANIFESTS,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      signal,
    });
  try {
    let response = await head();
    const challenge = response.headers.get('www-authenticate');
    if (response.status === 401 && challenge) {
      response = await head(await anonymousToken(challenge, signal));
    }
    const { ok, status } = response;
    return ok || status === 404
      ? { found: ok }
      : { unknown: `its registry answered ${status}` };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { unknown: `its registry did not answer (${reasonOf(error)})` };
  }
}

/** @returns undefined where the registry gives none. */
async function anonymousToken(
  challenge: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { realm, ...query } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [
      key,
      value,
    ]),
  );
  if (!/^Bearer /i.test(challenge) || !realm) {
    return undefined;
  }
  const response = await fetch(`${realm}?${new URLSearchParams(query)}`, {
    signal,
  });
  const { token, access_token = token } = (await response.json()) as {
    token?: string;
    access_token?: string;
  };
  return access_token;
}

/** The cause of a failed `fetch` says more than its message. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error };
  return cause?.message || message;
}
