import { ApiShape } from './ApiShape';

/**
 * An API behind the load balancer that APIs of its environment share: a rule of its
 * listener, by host and path.
 */
export const sharedApi = {
  kind: 'shared-api',
  noun: 'shared API',
  deployAction: 'fargate:shared-api:deploy',
  label: 'API',
  subject: 'api',
  isRecord: true,
  reach: 'internet',
  endpointOutput: 'Url',
  descriptorResource: 'Service',
  guardedTypes: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  // The load balancer is billed once, whatever APIs it has.
  billed: () => ({}),
  placeParameters: [
    'VpcId',
    'PrivateSubnetIds',
    'ClusterName',
    'ECSTaskExecutionRole',
    'ServiceName',
    'HostedZoneId',
    'RecordRouting',
    'OwnCertificate',
    'Priority',
    'ListenerArn',
    'LoadBalancerFullName',
    'LoadBalancerDnsName',
    'LoadBalancerHostedZoneId',
    'LoadBalancerSecurityGroupId',
    'TargetSecurityGroupId',
  ],
} as const satisfies ApiShape;
