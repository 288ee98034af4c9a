import type { Cors } from '@aws-sdk/client-apigatewayv2';
import { ApiRequest, ApiResponse } from '../../../elbv2/model/traffic';

/** Whether a browser asks what it may do. */
export function isPreflight({ headers, method }: ApiRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** What the gateway answers to that, without asking an integration. */
export function preflightResponse(
  cors: Cors,
  request: ApiRequest,
): ApiResponse {
  const allowed = corsHeaders(cors, request);
  const list = (values: string[] = []) =>
    values.length > 0 ? values.join(',') : undefined;
  return {
    status: 204,
    headers: withoutUndefined({
      ...allowed,
      ...(allowed['access-control-allow-origin'] && {
        'access-control-allow-methods': list(cors.AllowMethods),
        'access-control-allow-headers': list(cors.AllowHeaders),
        'access-control-max-age': cors.MaxAge?.toString(),
      }),
    }),
    body: '',
  };
}

/** The headers of a response to an origin that is allowed, which win over the integration's. */
export function corsHeaders(
  cors: Cors,
  { headers: { origin } }: ApiRequest,
): Record<string, string> {
  const allowed = (cors.AllowOrigins ?? []).find(
    one =>
      one === '*' ||
      one === origin ||
      (one.endsWith('//*') && origin?.startsWith(one.slice(0, -1))),
  );
  if (origin === undefined || allowed === undefined) {
    return {};
  }
  return withoutUndefined({
    'access-control-allow-origin': allowed === '*' ? '*' : origin,
    'access-control-allow-credentials': cors.AllowCredentials
      ? 'true'
      : undefined,
    'access-control-expose-headers': cors.ExposeHeaders?.length
      ? cors.ExposeHeaders.join(',')
      : undefined,
    vary: allowed === '*' ? undefined : 'Origin',
  });
}

function withoutUndefined(
  headers: Record<string, string | undefined>,
): Record<string, string> {
  return JSON.parse(JSON.stringify(headers));
}
