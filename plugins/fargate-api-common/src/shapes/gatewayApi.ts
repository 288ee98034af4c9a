import { ApiShape } from './ApiShape';

/** An API behind API Gateway, which finds its tasks with AWS Cloud Map. */
export const gatewayApi = {
  kind: 'gateway-api',
  noun: 'gateway API',
  deployAction: 'fargate:gateway-api:deploy',
  label: 'API',
  subject: 'api',
  isRecord: true,
  reach: 'internet',
  endpointOutput: 'Url',
  descriptorResource: 'Service',
  guardedTypes: ['AWS::ApiGatewayV2::Api', 'AWS::ServiceDiscovery::Service'],
  // API Gateway is billed by requests.
  billed: () => ({}),
  placeParameters: [
    'VpcId',
    'PrivateSubnetIds',
    'ClusterName',
    'ECSTaskExecutionRole',
    'ServiceName',
    'HostedZoneId',
    'VpcLinkId',
    'VpcLinkSecurityGroupId',
    'NamespaceId',
  ],
} as const satisfies ApiShape;
