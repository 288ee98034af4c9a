import { ApiRequest, ApiResponse } from '../../../elbv2/model/traffic';
import { matchingRoute } from '../routeKey';
import { DEFAULT_STAGE } from '../stages';
import { Deployment, HttpApi, Route, Stage } from '../types';
import { logAccess } from './accessLog';
import { authorize } from './authorize';
import { corsHeaders, isPreflight, preflightResponse } from './cors';
import { GatewayEndpoint } from './endpointAt';
import { integrate } from './integrate';
import { takes } from './throttle';

/** In bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LARGEST_PAYLOAD = 10 * 1024 * 1024;
const LARGEST_HEADERS = 10_240;

/** What the gateway itself says with each status. */
const MESSAGES: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What was found out about a request. */
interface Handled {
  response: ApiResponse;
  stage?: Stage;
  route?: Route;
  error?: string;
  integrationStatus?: number;
}

/**
 * Sends a request from the internet through the gateway: to the stage of an API, its
 * route and the route's integration.
 *
 * @param bodyLength - in bytes
 * @returns `refused` without TLS, which the gateway's own names require.
 */
export async function sendThroughGateway(
  endpoint: GatewayEndpoint,
  request: ApiRequest,
  bodyLength: number,
): Promise<ApiResponse | 'refused'> {
  if (!request.secure && !request.host.endsWith('.localhost')) {
    return 'refused';
  }
  const { api, gateway, region } = endpoint;
  const began = region.clock.now();
  const requestId = gateway.requestIds.mixed(15);
  const handled = api
    ? await handle({ ...endpoint, api }, request, bodyLength)
    : { response: own(endpoint.isOwnName ? 404 : 403) };
  const { error, integrationStatus, response, route, stage } = handled;
  if (stage) {
    const latency = region.clock.now() - began;
    logAccess(gateway, stage, {
      apiId: api?.id,
      'authorizer.error': response.status === 401 ? error : undefined,
      domainName: request.host,
      'error.message':
        response.status >= 400 ? MESSAGES[response.status] : undefined,
      extendedRequestId: requestId,
      httpMethod: request.method,
      'identity.sourceIp': '198.51.100.10',
      'identity.userAgent': request.headers['user-agent'],
      integrationErrorMessage: error,
      'integration.error': error,
      'integration.latency': integrationStatus && latency,
      'integration.status': integrationStatus,
      integrationLatency: integrationStatus && latency,
      integrationStatus,
      path: request.path,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: new Date(began).toISOString(),
      requestTimeEpoch: began,
      responseLatency: latency,
      responseLength: Buffer.byteLength(response.body),
      routeKey: route?.key,
      stage: stage.name,
      status: response.status,
    });
  }
  return {
    ...response,
    headers: {
      ...response.headers,
      ...(api?.cors && corsHeaders(api.cors, request)),
      'Apigw-Requestid': requestId,
    },
  };
}

async function handle(
  endpoint: GatewayEndpoint & { api: HttpApi },
  request: ApiRequest,
  bodyLength: number,
): Promise<Handled> {
  const { api, gateway, region } = endpoint;
  const tooLarge = sizeRefusal(request, bodyLength);
  if (tooLarge) {
    return { response: own(tooLarge) };
  }
  if (api.disableExecuteApiEndpoint && endpoint.isOwnName) {
    return { response: own(404) };
  }
  const found = stageFor(endpoint, request.path);
  if (!found) {
    return { response: own(404) };
  }
  const { deployment, path, sent, stage } = found;
  if (api.cors && isPreflight(request)) {
    return { response: preflightResponse(api.cors, request), stage };
  }
  const route = matchingRoute(deployment.routes, request.method, path);
  if (!route) {
    return { response: own(404), stage };
  }
  if (!takes(stage, route, () => region.clock.now())) {
    return { response: own(429), route, stage };
  }
  const { authorizers, integrations } = deployment;
  const refusal = authorize(region, route, authorizers, request);
  if (refusal) {
    const { error, status } = refusal;
    const response = own(status);
    return { error, response: challenged(response, route), route, stage };
  }
  const integration = integrations.get(route.target?.split('/')[1] ?? '');
  if (!integration) {
    const error = 'The route has no integration';
    return { error, response: own(500), route, stage };
  }
  const outcome = await integrate(gateway, integration, {
    ...request,
    path: sent,
  });
  return 'response' in outcome
    ? {
        integrationStatus: outcome.response.status,
        response: outcome.response,
        route,
        stage,
      }
    : { error: outcome.error, response: own(outcome.status), route, stage };
}

/** RFC 6750, section 3 */
function challenged(response: ApiResponse, route: Route): ApiResponse {
  return route.authorizationType === 'JWT'
    ? {
        ...response,
        headers: { ...response.headers, 'www-authenticate': 'Bearer' },
      }
    : response;
}

function sizeRefusal(
  { headers, path, search }: ApiRequest,
  bodyLength: number,
): number | undefined {
  if (bodyLength > LARGEST_PAYLOAD) {
    return 413;
  }
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return path.length + search.length + lines.join('\r\n').length >
    LARGEST_HEADERS
    ? 431
    : undefined;
}

/**
 * The stage for a path, what its routes see of the path, and what is sent on: with the
 * name of the stage, without the key of a mapping.
 */
function stageFor(
  { api, basePath, stage: mapped }: GatewayEndpoint & { api: HttpApi },
  whole: string,
):
  | { stage: Stage; deployment: Deployment; path: string; sent: string }
  | undefined {
  const sent = whole.slice(basePath.length) || '/';
  const [, first = '', ...rest] = sent.split('/');
  const named =
    mapped === undefined && first !== DEFAULT_STAGE
      ? api.stages.get(first)
      : undefined;
  const stage = named ?? api.stages.get(mapped ?? DEFAULT_STAGE);
  const deployment = stage && api.deployments.get(stage.deploymentId ?? '');
  return deployment
    ? { deployment, path: named ? `/${rest.join('/')}` : sent, sent, stage }
    : undefined;
}

/** A response of the gateway itself. */
function own(status: number): ApiResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: MESSAGES[status] }),
  };
}
