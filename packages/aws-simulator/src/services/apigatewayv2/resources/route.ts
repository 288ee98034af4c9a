import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { autoDeploy } from '../model/deployments';
import { createRoute, updateRoute } from '../model/routes';
import { locate, QUICK, SDK_NAME } from './common';

/** `AWS::ApiGatewayV2::Route` */
export const route: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Route',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateRoute' },
  create({ properties: { ApiId, ...settings }, region }) {
    const gateway = region.service(ApiGateway);
    const api = gateway.api(ApiId);
    const { id } = createRoute(gateway, api, settings);
    autoDeploy(gateway, api);
    return id;
  },
  update(request) {
    const { gateway, api, id } = locate(request);
    const current = api?.routes.get(id);
    if (api && current) {
      const { ApiId: _, ...settings } = request.properties;
      updateRoute(api, current, {
        AuthorizationScopes: [],
        AuthorizationType: 'NONE',
        ...settings,
      });
      autoDeploy(gateway, api);
    }
  },
  delete(request) {
    const { gateway, api, id } = locate(request);
    if (api?.routes.delete(id)) {
      autoDeploy(gateway, api);
    }
  },
  read(request) {
    const { api, id } = locate(request);
    const found = api?.routes.get(id);
    return (
      found && {
        ApiId: api!.id,
        ApiKeyRequired: false,
        AuthorizationScopes: found.authorizationScopes,
        AuthorizationType: found.authorizationType,
        OperationName: found.operationName,
        RequestModels: {},
        RouteId: found.id,
        RouteKey: found.key,
        Target: found.target,
      }
    );
  },
  attributes: ({ physicalId }) => ({ RouteId: physicalId }),
};
