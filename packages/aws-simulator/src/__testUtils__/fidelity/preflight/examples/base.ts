import { Resources } from './Example';

/** What the examples find in their region, besides a network, a cluster and a role. */
export const BASE: Resources = {
  Cluster: {
    Type: 'AWS::ECS::Cluster',
    Properties: {
      ClusterName: 'main',
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    },
  },
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
    },
  },
  Targets: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      Port: 80,
      Protocol: 'HTTP',
      TargetType: 'ip',
    },
  },
  Listener: {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      LoadBalancerArn: { Ref: 'Balancer' },
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
    },
  },
  Zone: {
    Type: 'AWS::Route53::HostedZone',
    Properties: { Name: 'example.test' },
  },
  Certificate: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: {
      DomainName: 'web.example.test',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [
        { DomainName: 'web.example.test', HostedZoneId: { Ref: 'Zone' } },
      ],
    },
  },
  Namespace: {
    Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    Properties: { Name: 'test.internal', Vpc: { Ref: 'Vpc' } },
  },
  Registry: {
    Type: 'AWS::ServiceDiscovery::Service',
    Properties: {
      Name: 'web',
      DnsConfig: {
        NamespaceId: { Ref: 'Namespace' },
        DnsRecords: [{ Type: 'A', TTL: 10 }],
      },
    },
  },
};

/** Attributes of what the examples find. */
export const ATTRIBUTES: Record<string, [id: string, attribute: string]> = {
  RegistryArn: ['Registry', 'Arn'],
};
