import { IncomingMessage, ServerResponse } from 'node:http';
import {
  loadBalancerOf,
  sendRequest,
} from '../services/elbv2/model/traffic/index';
import { World } from '../world/World';

/** Host names that cannot be those of an API. */
const OWN_HOST = /^(localhost|[\d.]+|\[[\da-f:]+\])$/;

/**
 * Passes a request to the load balancer that its `Host` header names, as if it
 * came from the internet. `X-Forwarded-Proto: https` stands for TLS.
 *
 * @returns whether the host is that of a load balancer.
 */
export async function apiTraffic(
  world: World,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (!host || OWN_HOST.test(host)) {
    return false;
  }
  const placed = loadBalancerOf(world, host);
  if (!placed) {
    return false;
  }
  const query = url.indexOf('?');
  const answer = await sendRequest(placed, {
    method,
    host,
    secure: headers['x-forwarded-proto'] === 'https',
    path: query < 0 ? url : url.slice(0, query),
    search: query < 0 ? '' : url.slice(query),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
    ),
  });
  if (answer === 'refused') {
    response.destroy();
  } else if (answer !== 'silent') {
    response.writeHead(answer.status, {
      ...answer.headers,
      'Content-Length': Buffer.byteLength(answer.body),
      Date: world.now().toUTCString(),
    });
    response.end(answer.body);
  }
  return true;
}
