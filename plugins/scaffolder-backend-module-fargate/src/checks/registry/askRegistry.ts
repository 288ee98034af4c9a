import { Registry } from './Registry';

/** A deployment does not wait longer for what it can do without. */
const TIMEOUT_MS = 5000;

/** A request to the API of a registry. */
export interface RegistryRequest {
  method: 'GET' | 'HEAD';
  /** After `/v2/`. */
  path: string;
  accept?: string;
}

/**
 * Asks a registry without credentials: with the token that it gives to everybody,
 * where it wants one.
 *
 * @throws the error of `fetch`, also when it takes too long or the signal aborts.
 */
export async function askRegistry(
  { endpoint }: Registry,
  { accept, method, path }: RegistryRequest,
  options: { signal?: AbortSignal },
): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal
    ? AbortSignal.any([options.signal, timeout])
    : timeout;
  const ask = (token?: string) =>
    fetch(`${endpoint}/v2/${path}`, {
      method,
      headers: {
        ...(accept && { accept }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      signal,
    });
  const response = await ask();
  const challenge = response.headers.get('www-authenticate');
  return response.status === 401 && challenge
    ? ask(await anonymousToken(challenge, signal))
    : response;
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
