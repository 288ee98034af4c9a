/**
 * How long CloudFormation typically takes to create a resource, as measured by
 * AWS's rain project.
 */
const CREATE_SECONDS: Readonly<Record<string, number>> = {
  'AWS::EC2::NatGateway': 106,
  'AWS::EC2::VPCEndpoint': 47,
  'AWS::EC2::EIP': 17,
  'AWS::EC2::InternetGateway': 17,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 116,
  'AWS::ElasticLoadBalancingV2::TargetGroup': 18,
  'AWS::ECS::Service': 119,
  'AWS::IAM::Role': 12,
  'AWS::CertificateManager::Certificate': 239,
};

const SERVICE_UPDATE_SECONDS = 71;

/** From this duration on, the log shows a resource as in progress. */
const SLOW_SECONDS = 30;

/**
 * Seconds that a resource typically takes; undefined for one that takes little
 * time.
 */
export function expectedSeconds(
  type: string,
  operation: 'create' | 'update',
): number | undefined {
  if (type === 'AWS::ECS::Service' && operation === 'update') {
    return SERVICE_UPDATE_SECONDS;
  }
  const seconds = CREATE_SECONDS[type];
  return operation === 'create' && seconds >= SLOW_SECONDS
    ? seconds
    : undefined;
}
