import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import {
  createApi,
  deleteApi,
  ROUTE_SELECTION,
  updateApi,
} from '../model/apis';
import { endpointOf } from '../model/endpoints';
import { QUICK, SDK_NAME, tagsOf, updateTags } from './common';

/** `AWS::ApiGatewayV2::Api` */
export const api: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::Api',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateApi' },
  supportedProperties: [
    'CorsConfiguration',
    'Description',
    'DisableExecuteApiEndpoint',
    'IpAddressType',
    'Name',
    'ProtocolType',
    'RouteSelectionExpression',
    'Tags',
    'Version',
  ],
  create(request) {
    const { properties, region } = request;
    return createApi(region.service(ApiGateway), {
      Name: properties.Name,
      ProtocolType: properties.ProtocolType,
      ...properties,
      Tags: tagsOf(request),
    }).id;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const found = region.service(ApiGateway).api(physicalId);
    updateApi(found, {
      Description: '',
      DisableExecuteApiEndpoint: false,
      IpAddressType: 'ipv4',
      ...properties,
    });
    if (!properties.CorsConfiguration) {
      found.cors = undefined;
    }
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    const found = gateway.apis.get(physicalId);
    if (found) {
      deleteApi(gateway, found);
    }
  },
  read({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    const found = gateway.apis.get(physicalId);
    return (
      found && {
        ApiEndpoint: endpointOf(gateway, found),
        ApiId: found.id,
        CorsConfiguration: found.cors,
        Description: found.description,
        DisableExecuteApiEndpoint: found.disableExecuteApiEndpoint,
        IpAddressType: found.ipAddressType,
        Name: found.name,
        ProtocolType: 'HTTP',
        RouteSelectionExpression: ROUTE_SELECTION,
        Tags: found.tags,
        Version: found.version,
      }
    );
  },
  list: region => region.service(ApiGateway).apis.keys(),
  attributes({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    return {
      ApiEndpoint: endpointOf(gateway, gateway.api(physicalId)),
      ApiId: physicalId,
      ExecuteApiArn: region.arn('execute-api', physicalId),
    };
  },
};
