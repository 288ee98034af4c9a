import {
  ExistingResourceRequest,
  ResourceRequest,
} from '../../../ResourceType';
import { HandlerCalls, tagsFor } from './HandlerCalls';

const tags = (request: ResourceRequest) =>
  Object.fromEntries(tagsFor(request).map(({ Key, Value }) => [Key, Value]));

/** A type whose resources are at `collection/id`. The actions are the methods of HTTP. */
const typeAt = (
  collection: (request: ResourceRequest) => string,
  isTaggable = false,
): HandlerCalls => {
  const one = (request: ExistingResourceRequest) => ({
    Path: `${collection(request)}/${request.physicalId}`,
  });
  return {
    names: one,
    create: request => [
      [
        'apigateway:POST',
        {
          Path: collection(request),
          Tags: isTaggable ? tags(request) : undefined,
        },
      ],
    ],
    update: request => [['apigateway:PATCH', one(request)]],
    delete: request => [['apigateway:DELETE', one(request)]],
  };
};

const partOfApi = (name: string, isTaggable = false) =>
  typeAt(({ properties }) => `apis/${properties.ApiId}/${name}`, isTaggable);

/** The resource types of API Gateway */
export const apigateway: Record<string, HandlerCalls> = {
  'AWS::ApiGatewayV2::Api': typeAt(() => 'apis', true),
  'AWS::ApiGatewayV2::ApiMapping': typeAt(
    ({ properties }) => `domainnames/${properties.DomainName}/apimappings`,
  ),
  'AWS::ApiGatewayV2::Authorizer': partOfApi('authorizers'),
  'AWS::ApiGatewayV2::Deployment': partOfApi('deployments'),
  'AWS::ApiGatewayV2::DomainName': typeAt(() => 'domainnames', true),
  'AWS::ApiGatewayV2::Integration': partOfApi('integrations'),
  'AWS::ApiGatewayV2::Route': partOfApi('routes'),
  'AWS::ApiGatewayV2::Stage': partOfApi('stages', true),
  'AWS::ApiGatewayV2::VpcLink': typeAt(() => 'vpclinks', true),
};
