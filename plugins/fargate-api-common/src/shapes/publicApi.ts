import { ApiShape } from './ApiShape';

/** An API behind an internet-facing Application Load Balancer. */
export const publicApi = {
  kind: 'public-api',
  noun: 'public API',
  deployAction: 'fargate:public-api:deploy',
  label: 'API',
  subject: 'api',
  isRecord: true,
  reach: 'internet',
  endpointOutput: 'Url',
  descriptorResource: 'Service',
  guardedTypes: [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
  ],
  billed: (zones: number) => ({
    loadBalancers: 1,
    loadBalancerAddresses: zones,
  }),
  placeParameters: [
    'VpcId',
    'PublicSubnetIds',
    'PrivateSubnetIds',
    'ClusterName',
    'ECSTaskExecutionRole',
    'ServiceName',
    'HostedZoneId',
    'RecordRouting',
  ],
} as const satisfies ApiShape;
