import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import {
  createAuthorizer,
  deleteAuthorizer,
  updateAuthorizer,
} from '../model/authorizers';
import { autoDeploy } from '../model/deployments';
import { locate, QUICK, SDK_NAME } from './common';

/** `AWS::ApiGatewayV2::Authorizer` */
export const authorizer: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Authorizer',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateAuthorizer' },
  create({ properties: { ApiId, ...settings }, region }) {
    const gateway = region.service(ApiGateway);
    return createAuthorizer(gateway, gateway.api(ApiId), settings).id;
  },
  update(request) {
    const { gateway, api, id } = locate(request, true);
    const current = api?.authorizers.get(id);
    if (api && current) {
      const { ApiId: _, ...settings } = request.properties;
      updateAuthorizer(api, current, { IdentitySource: [], ...settings });
      autoDeploy(gateway, api);
    }
  },
  delete(request) {
    const { api, id } = locate(request, true);
    const found = api?.authorizers.get(id);
    if (api && found) {
      deleteAuthorizer(api, found);
    }
  },
  read(request) {
    const { api, id } = locate(request, true);
    const found = api?.authorizers.get(id);
    return (
      found && {
        ApiId: api!.id,
        AuthorizerId: found.id,
        AuthorizerType: 'JWT',
        IdentitySource: found.identitySource,
        JwtConfiguration: found.jwt,
        Name: found.name,
      }
    );
  },
  attributes: ({ physicalId }) => ({ AuthorizerId: physicalId }),
};
