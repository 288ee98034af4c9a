import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { createDeployment, deleteDeployment } from '../model/deployments';
import { updateStage } from '../model/stages';
import { Deployment } from '../model/types';
import { page } from './page';

const KIND = 'deployment';

export const CreateDeployment = (
  { region }: CallContext,
  { ApiId = '', Description, StageName }: Api.CreateDeploymentRequest,
): Api.CreateDeploymentResponse => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const stage = StageName && partOf(api.stages, StageName, 'stage');
  const created = createDeployment(gateway, api, Description);
  if (stage) {
    updateStage(gateway, api, stage, { DeploymentId: created.id });
  }
  return view(created);
};

export const GetDeployment = (
  { region }: CallContext,
  { ApiId = '', DeploymentId = '' }: Api.GetDeploymentRequest,
): Api.GetDeploymentResponse => {
  const { deployments } = region.service(ApiGateway).api(ApiId);
  return view(partOf(deployments, DeploymentId, KIND));
};

export const GetDeployments = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.GetDeploymentsRequest,
): Api.GetDeploymentsResponse =>
  page(region.service(ApiGateway).api(ApiId).deployments.values(), input, view);

export const DeleteDeployment = (
  { region }: CallContext,
  { ApiId = '', DeploymentId = '' }: Api.DeleteDeploymentRequest,
): {} => {
  const api = region.service(ApiGateway).api(ApiId);
  deleteDeployment(api, partOf(api.deployments, DeploymentId, KIND));
  return {};
};

function view(deployment: Deployment): Api.Deployment {
  return {
    AutoDeployed: deployment.autoDeployed,
    CreatedDate: deployment.createdDate,
    DeploymentId: deployment.id,
    DeploymentStatus: 'DEPLOYED',
    Description: deployment.description,
  };
}
