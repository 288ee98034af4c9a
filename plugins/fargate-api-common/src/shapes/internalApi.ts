import { ApiShape } from './ApiShape';

/** An API behind an internal Network Load Balancer, with a name in a DNS zone. */
export const internalApi = {
  kind: 'internal-api',
  noun: 'internal API',
  deployAction: 'fargate:internal-api:deploy',
  label: 'API',
  subject: 'api',
  isRecord: true,
  reach: 'private-network',
  endpointOutput: 'Url',
  descriptorResource: 'Service',
  guardedTypes: [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ],
  billed: () => ({ loadBalancers: 1 }),
  placeParameters: [
    'VpcId',
    'LoadBalancerSubnetIds',
    'PrivateSubnetIds',
    'ClusterName',
    'ECSTaskExecutionRole',
    'ServiceName',
    'HostedZoneId',
  ],
} as const satisfies ApiShape;
