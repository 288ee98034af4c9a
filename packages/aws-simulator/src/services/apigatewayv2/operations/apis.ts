import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway } from '../model/ApiGateway';
import {
  createApi,
  deleteApi,
  ROUTE_SELECTION,
  updateApi,
} from '../model/apis';
import { endpointOf } from '../model/endpoints';
import { HttpApi } from '../model/types';
import { page } from './page';

export const CreateApi = (
  { region }: CallContext,
  input: Api.CreateApiRequest,
): Api.CreateApiResponse => {
  const gateway = region.service(ApiGateway);
  return view(gateway, createApi(gateway, input));
};

export const GetApi = (
  { region }: CallContext,
  { ApiId = '' }: Api.GetApiRequest,
): Api.GetApiResponse => {
  const gateway = region.service(ApiGateway);
  return view(gateway, gateway.api(ApiId));
};

export const GetApis = (
  { region }: CallContext,
  input: Api.GetApisRequest,
): Api.GetApisResponse => {
  const gateway = region.service(ApiGateway);
  return page(gateway.apis.values(), input, api => view(gateway, api));
};

export const UpdateApi = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.UpdateApiRequest,
): Api.UpdateApiResponse => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  updateApi(api, input);
  return view(gateway, api);
};

export const DeleteApi = (
  { region }: CallContext,
  { ApiId = '' }: Api.DeleteApiRequest,
): {} => {
  const gateway = region.service(ApiGateway);
  deleteApi(gateway, gateway.api(ApiId));
  return {};
};

export const DeleteCorsConfiguration = (
  { region }: CallContext,
  { ApiId = '' }: Api.DeleteCorsConfigurationRequest,
): {} => {
  region.service(ApiGateway).api(ApiId).cors = undefined;
  return {};
};

function view(gateway: ApiGateway, api: HttpApi): Api.Api {
  return {
    ApiEndpoint: endpointOf(gateway, api),
    ApiId: api.id,
    ApiKeySelectionExpression: '$request.header.x-api-key',
    CorsConfiguration: api.cors,
    CreatedDate: api.createdDate,
    Description: api.description,
    DisableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    IpAddressType: api.ipAddressType,
    Name: api.name,
    ProtocolType: 'HTTP',
    RouteSelectionExpression: ROUTE_SELECTION,
    Tags: api.tags,
    Version: api.version,
  };
}
