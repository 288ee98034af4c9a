import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { createApiMapping, updateApiMapping } from '../model/apiMappings';
import { DomainName } from '../model/types';
import { QUICK, SDK_NAME } from './common';

/** `AWS::ApiGatewayV2::ApiMapping` */
export const apiMapping: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::ApiMapping',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateApiMapping' },
  create({ properties: { DomainName: name, ...settings }, region }) {
    const gateway = region.service(ApiGateway);
    return createApiMapping(gateway, gateway.domainName(name), settings).id;
  },
  update(request) {
    const { domain, gateway, id } = locate(request);
    const current = domain?.mappings.get(id);
    if (domain && current) {
      updateApiMapping(gateway, domain, current, {
        ApiMappingKey: '',
        ...request.properties,
      });
    }
  },
  delete(request) {
    const { domain, id } = locate(request);
    domain?.mappings.delete(id);
  },
  read(request) {
    const { domain, id } = locate(request);
    const found = domain?.mappings.get(id);
    return (
      found && {
        ApiId: found.apiId,
        ApiMappingId: found.id,
        ApiMappingKey: found.key,
        DomainName: domain!.name,
        Stage: found.stage,
      }
    );
  },
  attributes: ({ physicalId }) => ({ ApiMappingId: physicalId }),
};

/** The primary identifier has the domain name after the id. */
function locate({
  region,
  physicalId,
  properties,
}: Pick<ExistingResourceRequest, 'region' | 'physicalId' | 'properties'>): {
  gateway: ApiGateway;
  domain?: DomainName;
  id: string;
} {
  const gateway = region.service(ApiGateway);
  const [id, name = properties.DomainName] = physicalId.split('|');
  return { gateway, domain: gateway.domainNames.get(name), id };
}
