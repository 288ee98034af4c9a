import { ResourceType } from '../../ResourceType';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { createDeployment, deleteDeployment } from '../model/deployments';
import { updateStage } from '../model/stages';
import { locate, QUICK, SDK_NAME } from './common';

/** `AWS::ApiGatewayV2::Deployment` */
export const deployment: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Deployment',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateDeployment' },
  create({ properties: { ApiId, Description, StageName }, region }) {
    const gateway = region.service(ApiGateway);
    const api = gateway.api(ApiId);
    const stage = StageName && partOf(api.stages, StageName, 'stage');
    const { id } = createDeployment(gateway, api, Description);
    if (stage) {
      updateStage(gateway, api, stage, { DeploymentId: id });
    }
    return id;
  },
  update(request) {
    const { api, id } = locate(request);
    const found = api?.deployments.get(id);
    if (found) {
      found.description = request.properties.Description;
    }
  },
  delete(request) {
    const { api, id } = locate(request);
    const found = api?.deployments.get(id);
    if (api && found) {
      deleteDeployment(api, found);
    }
  },
  read(request) {
    const { api, id } = locate(request);
    const found = api?.deployments.get(id);
    return (
      found && {
        ApiId: api!.id,
        DeploymentId: found.id,
        Description: found.description,
      }
    );
  },
  attributes: ({ physicalId }) => ({ DeploymentId: physicalId }),
};
