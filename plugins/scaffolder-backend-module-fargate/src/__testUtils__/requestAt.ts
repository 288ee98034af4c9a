import { request } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { Simulator } from '@fargate-api/aws-simulator';

/**
 * Sends a request to where an endpoint of the simulated AWS leads.
 *
 * @returns status and body of the response.
 */
export function requestAt(
  simulator: Simulator,
  url: string,
  headers: Record<string, string> = {},
): Promise<[status: number | undefined, body: string]> {
  const { host, pathname, protocol } = new URL(url);
  return new Promise((resolve, reject) => {
    request(`${simulator.url}${pathname}`, {
      headers: {
        ...headers,
        Host: host,
        'X-Forwarded-Proto': protocol.slice(0, -1),
      },
    })
      .on('response', async response => {
        const chunks = await response.setEncoding('utf8').toArray();
        resolve([response.statusCode, chunks.join('')]);
      })
      .on('error', reject)
      .end();
  });
}

/** {@link requestAt}, while the time passes that the simulated AWS waits for. */
export async function requestInTime(
  simulator: Simulator,
  url: string,
): ReturnType<typeof requestAt> {
  let isAnswered = false;
  const answer = requestAt(simulator, url).finally(() => {
    isAnswered = true;
  });
  while (!isAnswered) {
    await simulator.clock.advance(1);
    await setImmediate();
  }
  return answer;
}
