import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { autoDeploy } from '../model/deployments';
import {
  createIntegration,
  deleteIntegration,
  LONGEST_TIMEOUT,
  updateIntegration,
} from '../model/integrations';
import { locate, QUICK, SDK_NAME } from './common';

/** `AWS::ApiGatewayV2::Integration` */
export const integration: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Integration',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateIntegration' },
  create({ properties: { ApiId, ...settings }, region }) {
    const gateway = region.service(ApiGateway);
    const api = gateway.api(ApiId);
    const { id } = createIntegration(gateway, api, settings);
    autoDeploy(gateway, api);
    return id;
  },
  update(request) {
    const { gateway, api, id } = locate(request);
    const current = api?.integrations.get(id);
    if (api && current) {
      const { ApiId: _, ...settings } = request.properties;
      updateIntegration(gateway, api, current, {
        Description: '',
        TimeoutInMillis: LONGEST_TIMEOUT,
        ...settings,
      });
      autoDeploy(gateway, api);
    }
  },
  delete(request) {
    const { gateway, api, id } = locate(request);
    const found = api?.integrations.get(id);
    if (api && found) {
      deleteIntegration(api, found);
      autoDeploy(gateway, api);
    }
  },
  read(request) {
    const { api, id } = locate(request);
    const found = api?.integrations.get(id);
    return (
      found && {
        ApiId: api!.id,
        ConnectionId: found.connectionId,
        ConnectionType: found.connectionType,
        Description: found.description,
        IntegrationId: found.id,
        IntegrationMethod: found.method,
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: found.uri,
        PayloadFormatVersion: '1.0',
        RequestTemplates: {},
        ResponseParameters: {},
        TimeoutInMillis: found.timeoutInMillis,
        TlsConfig: found.tlsConfig,
      }
    );
  },
  attributes: ({ physicalId }) => ({ IntegrationId: physicalId }),
};
