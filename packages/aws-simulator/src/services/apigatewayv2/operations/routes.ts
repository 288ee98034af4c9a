import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { autoDeploy } from '../model/deployments';
import { createRoute, updateRoute } from '../model/routes';
import { Route } from '../model/types';
import { page } from './page';

const KIND = 'route';

export const CreateRoute = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.CreateRouteRequest,
): Api.CreateRouteResult => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const created = createRoute(gateway, api, input);
  autoDeploy(gateway, api);
  return view(created);
};

export const GetRoute = (
  { region }: CallContext,
  { ApiId = '', RouteId = '' }: Api.GetRouteRequest,
): Api.GetRouteResult =>
  view(partOf(region.service(ApiGateway).api(ApiId).routes, RouteId, KIND));

export const GetRoutes = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.GetRoutesRequest,
): Api.GetRoutesResponse =>
  page(region.service(ApiGateway).api(ApiId).routes.values(), input, view);

export const UpdateRoute = (
  { region }: CallContext,
  { ApiId = '', RouteId = '', ...input }: Api.UpdateRouteRequest,
): Api.UpdateRouteResult => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const changed = updateRoute(api, partOf(api.routes, RouteId, KIND), input);
  autoDeploy(gateway, api);
  return view(changed);
};

export const DeleteRoute = (
  { region }: CallContext,
  { ApiId = '', RouteId = '' }: Api.DeleteRouteRequest,
): {} => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  api.routes.delete(partOf(api.routes, RouteId, KIND).id);
  autoDeploy(gateway, api);
  return {};
};

function view(route: Route): Api.Route {
  return {
    ApiKeyRequired: false,
    AuthorizationScopes:
      route.authorizationType === 'JWT' ? route.authorizationScopes : undefined,
    AuthorizationType: route.authorizationType,
    AuthorizerId: route.authorizerId,
    OperationName: route.operationName,
    RouteId: route.id,
    RouteKey: route.key,
    Target: route.target,
  };
}
