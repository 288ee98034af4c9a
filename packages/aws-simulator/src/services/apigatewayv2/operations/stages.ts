import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { createStage, deleteStage, updateStage } from '../model/stages';
import { Stage } from '../model/types';
import { page } from './page';

const KIND = 'stage';

export const CreateStage = (
  { region }: CallContext,
  { ApiId = '', StageName = '', ...input }: Api.CreateStageRequest,
): Api.CreateStageResponse => {
  const gateway = region.service(ApiGateway);
  return view(
    createStage(gateway, gateway.api(ApiId), { ...input, StageName }),
  );
};

export const GetStage = (
  { region }: CallContext,
  { ApiId = '', StageName = '' }: Api.GetStageRequest,
): Api.GetStageResponse =>
  view(partOf(region.service(ApiGateway).api(ApiId).stages, StageName, KIND));

export const GetStages = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.GetStagesRequest,
): Api.GetStagesResponse =>
  page(region.service(ApiGateway).api(ApiId).stages.values(), input, view);

export const UpdateStage = (
  { region }: CallContext,
  { ApiId = '', StageName = '', ...input }: Api.UpdateStageRequest,
): Api.UpdateStageResponse => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const stage = partOf(api.stages, StageName, KIND);
  updateStage(gateway, api, stage, input);
  return view(stage);
};

export const DeleteStage = (
  { region }: CallContext,
  { ApiId = '', StageName = '' }: Api.DeleteStageRequest,
): {} => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  deleteStage(gateway, api, partOf(api.stages, StageName, KIND));
  return {};
};

export const DeleteAccessLogSettings = (
  { region }: CallContext,
  { ApiId = '', StageName = '' }: Api.DeleteAccessLogSettingsRequest,
): {} => {
  const { stages } = region.service(ApiGateway).api(ApiId);
  partOf(stages, StageName, KIND).accessLogSettings = undefined;
  return {};
};

export const DeleteRouteSettings = (
  { region }: CallContext,
  { ApiId = '', RouteKey = '', StageName = '' }: Api.DeleteRouteSettingsRequest,
): {} => {
  const { stages } = region.service(ApiGateway).api(ApiId);
  const { routeSettings } = partOf(stages, StageName, KIND);
  partOf(new Map(Object.entries(routeSettings)), RouteKey, 'route');
  delete routeSettings[RouteKey];
  return {};
};

function view(stage: Stage): Api.Stage {
  return {
    AccessLogSettings: stage.accessLogSettings,
    AutoDeploy: stage.autoDeploy || undefined,
    CreatedDate: stage.createdDate,
    DefaultRouteSettings: stage.defaultRouteSettings,
    DeploymentId: stage.deploymentId,
    Description: stage.description,
    LastDeploymentStatusMessage: stage.autoDeploy
      ? `Successfully deployed stage with deployment ID '${stage.deploymentId}'`
      : undefined,
    LastUpdatedDate: stage.lastUpdatedDate,
    RouteSettings: stage.routeSettings,
    StageName: stage.name,
    StageVariables: stage.stageVariables,
    Tags: stage.tags,
  };
}
