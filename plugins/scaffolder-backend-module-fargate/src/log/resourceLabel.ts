/** The names of the resource types in our templates. */
const LABELS: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC': 'VPC',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::InternetGateway': 'internet gateway',
  'AWS::EC2::VPCGatewayAttachment': 'gateway attachment',
  'AWS::EC2::RouteTable': 'route table',
  'AWS::EC2::Route': 'route',
  'AWS::EC2::SubnetRouteTableAssociation': 'route table association',
  'AWS::EC2::EIP': 'egress address',
  'AWS::EC2::NatGateway': 'NAT gateway',
  'AWS::EC2::VPCEndpoint': 'VPC endpoint',
  'AWS::EC2::FlowLog': 'flow log',
  'AWS::EC2::SecurityGroup': 'security group',
  'AWS::EC2::SecurityGroupIngress': 'ingress rule',
  'AWS::EC2::SecurityGroupEgress': 'egress rule',
  'AWS::EC2::TransitGatewayAttachment': 'transit gateway attachment',
  'AWS::Route53::HostedZone': 'hosted zone',
  'AWS::Route53::RecordSet': 'DNS record',
  'AWS::CertificateManager::Certificate': 'certificate',
  'AWS::ECR::Repository': 'image repository',
  'AWS::ECS::Cluster': 'cluster',
  'AWS::ECS::ClusterCapacityProviderAssociations': 'capacity providers',
  'AWS::ECS::Service': 'service',
  'AWS::ECS::TaskDefinition': 'task definition',
  'AWS::IAM::OIDCProvider': 'OIDC provider',
  'AWS::IAM::Role': 'role',
  'AWS::IAM::RolePolicy': 'role policy',
  'AWS::Logs::LogGroup': 'log group',
  'AWS::ApiGatewayV2::Api': 'HTTP API',
  'AWS::ApiGatewayV2::ApiMapping': 'API mapping',
  'AWS::ApiGatewayV2::Authorizer': 'authorizer',
  'AWS::ApiGatewayV2::DomainName': 'domain name',
  'AWS::ApiGatewayV2::Integration': 'integration',
  'AWS::ApiGatewayV2::Route': 'API route',
  'AWS::ApiGatewayV2::Stage': 'stage',
  'AWS::ApiGatewayV2::VpcLink': 'VPC link',
  'AWS::ServiceDiscovery::PrivateDnsNamespace': 'namespace',
  'AWS::ServiceDiscovery::Service': 'discovery service',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'load balancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'target group',
  'AWS::ElasticLoadBalancingV2::Listener': 'listener',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': 'listener certificate',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'listener rule',
  'AWS::ApplicationAutoScaling::ScalableTarget': 'scalable target',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'scaling policy',
  'AWS::WAFv2::WebACLAssociation': 'web ACL association',
};

/**
 * The name of a resource type; for an unknown one, the last part of the type.
 */
export function resourceLabel(type: string): string {
  return LABELS[type] ?? type.slice(type.lastIndexOf(':') + 1);
}

/** `2 subnets, VPC` */
export function countLabels(labels: readonly string[]): string {
  return [...new Set(labels)]
    .map(label => {
      const times = labels.filter(other => other === label).length;
      return times > 1 ? `${times} ${plural(label)}` : label;
    })
    .join(', ');
}

function plural(label: string): string {
  if (label.endsWith('s')) {
    return label.endsWith('ss') ? `${label}es` : label;
  }
  return label.endsWith('policy') ? label.replace(/y$/, 'ies') : `${label}s`;
}
