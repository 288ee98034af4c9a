import { IncomingMessage, ServerResponse } from 'node:http';
import {
  endpointAt,
  sendThroughGateway,
} from '../services/apigatewayv2/model/traffic/index';
import {
  ApiRequest,
  loadBalancerOf,
  sendRequest,
} from '../services/elbv2/model/traffic/index';
import { World } from '../world/World';

/** Host names that cannot be those of an API. */
const OWN_HOST = /^(localhost|[\d.]+|\[[\da-f:]+\])$/;

/**
 * Passes a request to the load balancer or the API of API Gateway that its `Host`
 * header names, as if it came from the internet. `X-Forwarded-Proto: https` stands for
 * TLS, and `X-Connect-To` names a load balancer whose address the client has, whatever
 * the host leads to by now.
 *
 * @param bodyLength - of the request, in bytes
 * @returns whether the host is that of one.
 */
export async function apiTraffic(
  world: World,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  bodyLength = 0,
): Promise<boolean> {
  const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (!host || OWN_HOST.test(host)) {
    return false;
  }
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  const address = headers['x-connect-to']?.toString();
  const endpoint = address ? undefined : endpointAt(world, host, path);
  const placed = endpoint ? undefined : loadBalancerOf(world, address ?? host);
  if (!endpoint && !placed) {
    return false;
  }
  const request: ApiRequest = {
    method,
    host,
    secure: headers['x-forwarded-proto'] === 'https',
    path,
    search: query < 0 ? '' : url.slice(query),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
    ),
  };
  const answer = endpoint
    ? await sendThroughGateway(endpoint, request, bodyLength)
    : await sendRequest(placed!, request);
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
