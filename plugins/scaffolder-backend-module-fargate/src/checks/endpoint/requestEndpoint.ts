import { lookup as dnsLookup, LookupAddress } from 'node:dns';
import http, { RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, LookupFunction } from 'node:net';
import { isPublicAddress } from './isPublicAddress';

/** Longer than API Gateway waits for a task: 30 seconds. */
const TIMEOUT_MILLISECONDS = 35_000;

/** Where a request goes instead: to a simulated AWS. */
export interface RequestRoute {
  /** The endpoint that the administrator has set for the target. */
  endpoint?: string;
  /** Resolves names. Default: that of the system. */
  lookup?: typeof dnsLookup;
  signal?: AbortSignal;
}

/**
 * Sends one request with GET, and follows no redirect. It goes to addresses of the
 * internet only: what a name leads to is decided by whoever has its zone.
 *
 * @param url - with https.
 * @returns the status of the response.
 * @throws Error when there is none, with the reason.
 */
export async function requestEndpoint(
  url: string,
  { endpoint, lookup = dnsLookup, signal }: RequestRoute = {},
): Promise<number> {
  const asked = new URL(url);
  // An address is not looked up, so it would not be checked.
  if (
    asked.protocol !== 'https:' ||
    isIP(asked.hostname.replace(/[[\]]/g, ''))
  ) {
    throw new Error(`${asked.origin} is not a name with https`);
  }
  const options: RequestOptions = {
    // No connection is left open.
    agent: false,
    headers: { 'User-Agent': 'fargate-api' },
    signal: signal
      ? AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)])
      : AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  };
  return new Promise((resolve, reject) => {
    const request = endpoint
      ? toSimulator(endpoint, asked, options)
      : https.request(asked, { ...options, lookup: publicOnly(lookup) });
    request
      .on('response', response => {
        // What it says is not of interest, however much it is.
        response.destroy();
        resolve(response.statusCode!);
      })
      .on('error', (error: Error) =>
        reject(
          error.name === 'AbortError' && !signal?.aborted
            ? new Error(`no response in ${TIMEOUT_MILLISECONDS / 1000} seconds`)
            : error,
        ),
      )
      .end();
  });
}

/** A simulated AWS answers for all names at its one endpoint. */
function toSimulator(endpoint: string, asked: URL, options: RequestOptions) {
  const to = new URL(endpoint);
  to.pathname = asked.pathname;
  return (to.protocol === 'https:' ? https : http).request(to, {
    ...options,
    headers: {
      ...options.headers,
      Host: asked.host,
      'X-Forwarded-Proto': 'https',
    },
  });
}

/** The connection is made to the very address that was checked. */
function publicOnly(lookup: typeof dnsLookup): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      const refused = addresses.find(
        ({ address }) => !isPublicAddress(address),
      );
      const [first] = addresses;
      if (error || !first) {
        callback(error ?? new Error(`${hostname} has no address`), '');
      } else if (refused) {
        callback(
          new Error(
            `${hostname} leads to ${refused.address}, which is no address of the internet`,
          ),
          '',
        );
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
}
