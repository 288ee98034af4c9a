import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { autoDeploy } from '../model/deployments';
import {
  createIntegration,
  deleteIntegration,
  updateIntegration,
} from '../model/integrations';
import { Integration } from '../model/types';
import { page } from './page';

const KIND = 'integration';

export const CreateIntegration = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.CreateIntegrationRequest,
): Api.CreateIntegrationResult => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const created = createIntegration(gateway, api, input);
  autoDeploy(gateway, api);
  return view(created);
};

export const GetIntegration = (
  { region }: CallContext,
  { ApiId = '', IntegrationId = '' }: Api.GetIntegrationRequest,
): Api.GetIntegrationResult => {
  const { integrations } = region.service(ApiGateway).api(ApiId);
  return view(partOf(integrations, IntegrationId, KIND));
};

export const GetIntegrations = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.GetIntegrationsRequest,
): Api.GetIntegrationsResponse =>
  page(
    region.service(ApiGateway).api(ApiId).integrations.values(),
    input,
    view,
  );

export const UpdateIntegration = (
  { region }: CallContext,
  { ApiId = '', IntegrationId = '', ...input }: Api.UpdateIntegrationRequest,
): Api.UpdateIntegrationResult => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const current = partOf(api.integrations, IntegrationId, KIND);
  const changed = updateIntegration(gateway, api, current, input);
  autoDeploy(gateway, api);
  return view(changed);
};

export const DeleteIntegration = (
  { region }: CallContext,
  { ApiId = '', IntegrationId = '' }: Api.DeleteIntegrationRequest,
): {} => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  deleteIntegration(api, partOf(api.integrations, IntegrationId, KIND));
  autoDeploy(gateway, api);
  return {};
};

function view(integration: Integration): Api.Integration {
  return {
    ConnectionId: integration.connectionId,
    ConnectionType: integration.connectionType,
    Description: integration.description,
    IntegrationId: integration.id,
    IntegrationMethod: integration.method,
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: integration.uri,
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: integration.timeoutInMillis,
    TlsConfig: integration.tlsConfig,
  };
}
