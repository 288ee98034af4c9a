import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import { createApiMapping, updateApiMapping } from '../model/apiMappings';
import { ApiMapping } from '../model/types';
import { page } from './page';

const KIND = 'API mapping';

export const CreateApiMapping = (
  { region }: CallContext,
  { DomainName = '', ...input }: Api.CreateApiMappingRequest,
): Api.CreateApiMappingResponse => {
  const gateway = region.service(ApiGateway);
  return view(createApiMapping(gateway, gateway.domainName(DomainName), input));
};

export const GetApiMapping = (
  { region }: CallContext,
  { ApiMappingId = '', DomainName = '' }: Api.GetApiMappingRequest,
): Api.GetApiMappingResponse => {
  const { mappings } = region.service(ApiGateway).domainName(DomainName);
  return view(partOf(mappings, ApiMappingId, KIND));
};

export const GetApiMappings = (
  { region }: CallContext,
  { DomainName = '', ...input }: Api.GetApiMappingsRequest,
): Api.GetApiMappingsResponse =>
  page(
    region.service(ApiGateway).domainName(DomainName).mappings.values(),
    input,
    view,
  );

export const UpdateApiMapping = (
  { region }: CallContext,
  { ApiMappingId = '', DomainName = '', ...input }: Api.UpdateApiMappingRequest,
): Api.UpdateApiMappingResponse => {
  const gateway = region.service(ApiGateway);
  const domain = gateway.domainName(DomainName);
  const current = partOf(domain.mappings, ApiMappingId, KIND);
  return view(updateApiMapping(gateway, domain, current, input));
};

export const DeleteApiMapping = (
  { region }: CallContext,
  { ApiMappingId = '', DomainName = '' }: Api.DeleteApiMappingRequest,
): {} => {
  const { mappings } = region.service(ApiGateway).domainName(DomainName);
  mappings.delete(partOf(mappings, ApiMappingId, KIND).id);
  return {};
};

function view(mapping: ApiMapping): Api.ApiMapping {
  return {
    ApiId: mapping.apiId,
    ApiMappingId: mapping.id,
    ApiMappingKey: mapping.key,
    Stage: mapping.stage,
  };
}
