import type { CreateRouteRequest } from '@aws-sdk/client-apigatewayv2';
import { ApiGateway } from './ApiGateway';
import { checkText } from './checkText';
import { badRequest, conflict, refuseMembers, unsupported } from './refusals';
import { checkRouteKey, clashingRoute } from './routeKey';
import { HttpApi, Route } from './types';

const ID_LENGTH = 7;

type Settings = Omit<Partial<CreateRouteRequest>, 'ApiId'>;

const UNSUPPORTED = [
  'ModelSelectionExpression',
  'RequestModels',
  'RequestParameters',
  'RouteResponseSelectionExpression',
] as const;

/** @throws AwsError `BadRequestException`, `ConflictException` */
export function createRoute(
  gateway: ApiGateway,
  api: HttpApi,
  input: Settings,
): Route {
  const route = settingsOf(api, gateway.newId(ID_LENGTH), input);
  api.routes.set(route.id, route);
  return route;
}

/** Changes the settings that are given. @throws AwsError `BadRequestException`, `ConflictException` */
export function updateRoute(
  api: HttpApi,
  current: Route,
  input: Settings,
): Route {
  const changed = settingsOf(api, current.id, {
    AuthorizationScopes: current.authorizationScopes,
    AuthorizationType: current.authorizationType,
    AuthorizerId: current.authorizerId,
    OperationName: current.operationName,
    RouteKey: current.key,
    Target: current.target,
    ...Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    ),
  });
  api.routes.set(changed.id, changed);
  return changed;
}

/** The words of the errors are in the rules `pf-apigwv2-*` of cdk-preflight, where no other source is named. */
function settingsOf(api: HttpApi, id: string, input: Settings): Route {
  refuseMembers(input, UNSUPPORTED);
  const { AuthorizationType: type = 'NONE', RouteKey: key = '' } = input;
  if (input.ApiKeyRequired) {
    throw badRequest(
      'ApiKeyRequired is not currently supported for HTTP APIs.',
    );
  }
  if (type === 'CUSTOM') {
    throw unsupported('Lambda authorizers');
  }
  checkText('OperationName', input.OperationName, 64);
  checkRouteKey(key);
  const others = [...api.routes.values()].filter(other => other.id !== id);
  // anomalyco/sst#5031
  if (others.some(other => other.key === key)) {
    throw conflict(`Route with key ${key} already exists for this API`);
  }
  // plutomi/plutomi#271
  const clash = clashingRoute(others, key);
  if (clash) {
    throw conflict(
      `The provided route key "${key}" has a conflicting variable on the same hierarchical level as "${clash.key}"`,
    );
  }
  checkAuthorization(api, type, input);
  return {
    id,
    key,
    authorizationType: type,
    authorizationScopes: input.AuthorizationScopes ?? [],
    authorizerId: type === 'JWT' ? input.AuthorizerId : undefined,
    operationName: input.OperationName,
    target: targetOf(api, input.Target),
  };
}

function checkAuthorization(
  api: HttpApi,
  type: string,
  { AuthorizationScopes = [], AuthorizerId = '' }: Settings,
): void {
  if (type !== 'JWT' && AuthorizationScopes.length > 0) {
    throw badRequest(
      'Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization type',
    );
  }
  // anomalyco/sst#4097
  if (type === 'JWT' && !api.authorizers.has(AuthorizerId)) {
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.',
    );
  }
}

function targetOf(
  api: HttpApi,
  target: string | undefined,
): string | undefined {
  if (target === undefined) {
    return undefined;
  }
  const [, integrationId] = /^integrations\/([^/]+)$/.exec(target) ?? [];
  if (!integrationId) {
    throw badRequest(
      'Unexpected or malformed target in route. Correct format should be integrations/<integration_id>.',
    );
  }
  if (!api.integrations.has(integrationId)) {
    throw badRequest(`Invalid integration identifier specified: ${target}`);
  }
  return target;
}
