import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { createStage, deleteStage, updateStage } from '../model/stages';
import { locate, QUICK, SDK_NAME, tagsOf, updateTags } from './common';

/** `AWS::ApiGatewayV2::Stage` */
export const stage: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Stage',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateStage' },
  supportedProperties: [
    'AccessLogSettings',
    'ApiId',
    'AutoDeploy',
    'ClientCertificateId',
    'DefaultRouteSettings',
    'DeploymentId',
    'Description',
    'RouteSettings',
    'StageName',
    'StageVariables',
    'Tags',
  ],
  create(request) {
    const { ApiId, StageName, ...settings } = request.properties;
    const gateway = request.region.service(ApiGateway);
    return createStage(gateway, gateway.api(ApiId), {
      ...settings,
      StageName,
      Tags: tagsOf(request),
    }).name;
  },
  update(request) {
    const { gateway, api, id } = locate(request);
    const found = api?.stages.get(id);
    if (api && found) {
      const { properties } = request;
      updateStage(gateway, api, found, {
        AccessLogSettings: {},
        AutoDeploy: false,
        Description: '',
        ...properties,
      });
      found.defaultRouteSettings = {
        DetailedMetricsEnabled: false,
        ...properties.DefaultRouteSettings,
      };
      found.routeSettings = properties.RouteSettings ?? {};
      updateTags(request, found);
    }
  },
  delete(request) {
    const { gateway, api, id } = locate(request);
    const found = api?.stages.get(id);
    if (api && found) {
      deleteStage(gateway, api, found);
    }
  },
  read(request) {
    const { api, id } = locate(request);
    const found = api?.stages.get(id);
    return (
      found && {
        AccessLogSettings: found.accessLogSettings,
        ApiId: api!.id,
        AutoDeploy: found.autoDeploy,
        DefaultRouteSettings: found.defaultRouteSettings,
        DeploymentId: found.deploymentId,
        Description: found.description,
        RouteSettings: found.routeSettings,
        StageName: found.name,
        StageVariables: found.stageVariables,
        Tags: found.tags,
      }
    );
  },
  attributes: () => ({}),
};
