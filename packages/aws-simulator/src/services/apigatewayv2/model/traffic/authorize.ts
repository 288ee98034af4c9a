import { Region } from '../../../../world/World';
import { ApiRequest } from '../../../elbv2/model/traffic';
import { Authorizer, Route } from '../types';

/** Why a request is not let through, for access logs. */
export interface Refusal {
  status: 401 | 403;
  error: string;
}

/**
 * Whether a route lets a request through. Signatures are not verified: neither those of
 * tokens, whose issuers are on the internet, nor those of AWS.
 */
export function authorize(
  region: Region,
  route: Route,
  authorizers: ReadonlyMap<string, Authorizer>,
  request: ApiRequest,
): Refusal | undefined {
  switch (route.authorizationType) {
    case 'AWS_IAM':
      return /^AWS4-HMAC-SHA256 .*\/execute-api\/aws4_request/.test(
        request.headers.authorization ?? '',
      ) && request.headers.authorization!.includes(`/${region.name}/`)
        ? undefined
        : { status: 403, error: 'The request is not signed' };
    case 'JWT': {
      const authorizer = authorizers.get(route.authorizerId ?? '');
      return authorizer
        ? checkToken(authorizer, route, request, region.clock.now() / 1000)
        : { status: 401, error: 'There is no authorizer' };
    }
    default:
      return undefined;
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function checkToken(
  { identitySource, jwt }: Authorizer,
  { authorizationScopes }: Route,
  request: ApiRequest,
  now: number,
): Refusal | undefined {
  const refused = (error: string): Refusal => ({ status: 401, error });
  const token = tokenIn(identitySource, request);
  const claims = token === undefined ? undefined : claimsOf(token);
  if (!claims) {
    return refused('Unauthorized');
  }
  if (claims.iss !== jwt.Issuer) {
    return refused('the issuer is not as configured');
  }
  const audiences = [claims.aud ?? claims.client_id ?? []].flat();
  if (!audiences.some(one => jwt.Audience?.includes(String(one)))) {
    return refused('the audience is not as configured');
  }
  if (typeof claims.exp !== 'number' || claims.exp <= now) {
    return refused('the token has expired');
  }
  const begins = [claims.nbf, claims.iat].filter(
    (time): time is number => typeof time === 'number',
  );
  if (begins.some(time => time > now)) {
    return refused('the token is not valid yet');
  }
  const scopes = [claims.scope ?? claims.scp ?? []]
    .flat()
    .flatMap(text => String(text).split(' '));
  return authorizationScopes.length === 0 ||
    authorizationScopes.some(scope => scopes.includes(scope))
    ? undefined
    : { status: 403, error: 'insufficient_scope' };
}

function tokenIn(
  sources: string[],
  { headers, search }: ApiRequest,
): string | undefined {
  for (const source of sources) {
    const [, , kind, name] = /^\$(\w+)\.(\w+)\.(.+)$/.exec(source) ?? [];
    const value =
      kind === 'header'
        ? headers[name.toLowerCase()]
        : new URLSearchParams(search).get(name);
    if (value) {
      return value.replace(/^Bearer /i, '');
    }
  }
  return undefined;
}

function claimsOf(token: string): Record<string, any> | undefined {
  const parts = token.split('.');
  try {
    const claims = JSON.parse(Buffer.from(parts[1], 'base64url').toString());
    return parts.length === 3 && typeof claims === 'object' && claims
      ? claims
      : undefined;
  } catch {
    return undefined;
  }
}
