import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { FARGATE_MEMORY_BY_CPU } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ourDeployments } from './__testUtils__/ourDeployments';
import {
  ourTemplate,
  patternTemplate,
  type TemplateName,
} from './__testUtils__/readTemplates';
import { deliveryRules } from './rules/deliveryRules';
import { dnsRules } from './rules/dnsRules';
import { endpointRules } from './rules/endpointRules';
import { fargateSizeRule } from './rules/fargateSizeRule';
import { gatewayRules } from './rules/gatewayRules';
import { generalRules } from './rules/generalRules';
import { loadBalancerRules } from './rules/loadBalancerRules';
import { networkLoadBalancerRules } from './rules/networkLoadBalancerRules';
import { networkRules } from './rules/networkRules';
import { planDeployment, type ParameterValues } from './rules/planDeployment';
import { serviceRules } from './rules/serviceRules';
import { taggedRule } from './rules/taggedRule';
import { transitGatewayRules } from './rules/transitGatewayRules';
import type { Template } from './rules/Template';

const rules = [
  ...generalRules,
  taggedRule(loadAwsServiceSpecSync()),
  ...networkRules,
  ...endpointRules,
  ...transitGatewayRules,
  ...dnsRules,
  ...loadBalancerRules,
  ...networkLoadBalancerRules,
  ...serviceRules,
  ...gatewayRules,
  ...deliveryRules,
  fargateSizeRule(FARGATE_MEMORY_BY_CPU),
];

/** For each rule, a template that is broken, and the expected violation. */
const breakages: Record<
  string,
  {
    template: TemplateName;
    parameters?: ParameterValues;
    break(template: Template): void;
    found: string;
  }
> = {
  'API Gateway finds the tasks with their port': {
    template: 'gateway-api',
    break: ({ Resources }) => {
      Resources.DiscoveryService.Properties!.DnsConfig.DnsRecords[0].Type = 'A';
    },
    found: 'Integration leads to a service without SRV records',
  },
  'tasks behind API Gateway serve for a while after SIGTERM': {
    template: 'gateway-api',
    break: ({ Resources }) => {
      const [container] =
        Resources.TaskDefinition.Properties!.ContainerDefinitions;
      delete container.StopTimeout;
    },
    found: 'TaskDefinition ends while it still gets requests',
  },
  'replaceable resources have no fixed name': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.TargetGroup.Properties!.Name = 'orders';
    },
    found: 'TargetGroup has a fixed Name',
  },
  'task roles can be assumed only for this account': {
    template: 'public-api',
    break: ({ Resources }) => {
      const [statement] =
        Resources.TaskRole.Properties!.AssumeRolePolicyDocument.Statement;
      statement.Condition.ArnLike['aws:SourceArn'] = '*';
    },
    found: 'TaskRole can be assumed for any account',
  },
  'the CIDR block of a VPC is a parameter': {
    template: 'vpc',
    break: ({ Resources }) => {
      Resources.Vpc.Properties!.CidrBlock = '10.0.0.0/16';
    },
    found: 'Vpc has a fixed CIDR block',
  },
  'each tier has one subnet per AZ, in at least two AZs': {
    template: 'vpc',
    parameters: { AvailabilityZoneCount: '3' },
    break: ({ Resources }) => {
      Resources.PrivateSubnet3.Properties!.AvailabilityZone =
        Resources.PrivateSubnet1.Properties!.AvailabilityZone;
    },
    found:
      'private subnets share an AZ: PrivateSubnet1, PrivateSubnet2, PrivateSubnet3',
  },
  'private DNS names of endpoints resolve in a VPC': {
    template: 'vpc',
    break: ({ Resources }) => {
      delete Resources.Vpc.Properties!.EnableDnsHostnames;
    },
    found: 'Vpc lacks DNS support or DNS hostnames',
  },
  'every route table has an S3 gateway endpoint': {
    template: 'vpc',
    parameters: { AvailabilityZoneCount: '3' },
    break: ({ Resources }) => {
      Resources.S3Endpoint.Properties!.RouteTableIds.pop();
    },
    found: 'PrivateRouteTable3 has no S3 gateway endpoint',
  },
  'the outbound IP addresses are an output': {
    template: 'vpc',
    parameters: { NatGateways: 'per-zone' },
    break: ({ Outputs }) => {
      Outputs!.EgressIps.Value = { Ref: 'NatEip1' };
    },
    found: 'NatEip2 is missing from the output EgressIps',
  },
  'NAT gateways are optional': {
    template: 'vpc',
    break: ({ Resources }) => {
      delete Resources.NatGateway1.Condition;
    },
    found: 'NatGateway1 is not optional',
  },
  'a route waits until its internet gateway is attached': {
    template: 'vpc',
    break: ({ Resources }) => {
      delete Resources.PublicRoute.DependsOn;
    },
    found: 'PublicRoute does not wait for an attachment',
  },
  'a public load balancer listens on 80 and 443 only': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.HttpListener.Properties!.Port = 8080;
    },
    found: 'HttpListener listens on 8080',
  },
  'HTTPS listeners have an explicit TLS 1.3 policy': {
    template: 'public-api',
    parameters: { CertificateArn: 'a certificate' },
    break: ({ Resources }) => {
      delete Resources.HttpsListener.Properties!.SslPolicy;
    },
    found: 'HttpsListener has no TLS 1.3 policy',
  },
  'with HTTPS, port 80 only redirects to it': {
    template: 'public-api',
    parameters: { CertificateArn: 'a certificate' },
    break: ({ Resources }) => {
      Resources.HttpListener.Properties!.DefaultActions =
        Resources.HttpsListener.Properties!.DefaultActions;
    },
    found: 'HttpListener serves plain HTTP beside HTTPS',
  },
  'a health check times out before the next one': {
    template: 'public-api',
    parameters: { HealthCheckIntervalSeconds: 5 },
    break: () => {},
    found: 'TargetGroup times out after its interval',
  },
  'a service waits for its listener and its ingress rule': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.Tags.pop();
    },
    found: 'Service does not wait for HttpListener',
  },
  'an update does not set the count of an autoscaled service': {
    template: 'public-api',
    parameters: { Autoscaling: 'on' },
    break: ({ Resources }) => {
      Resources.Service.Properties!.DesiredCount = { Ref: 'DesiredCount' };
    },
    found: 'Service sets DesiredCount and is autoscaled',
  },
  'a cluster has the capacity providers that its services use': {
    template: 'cluster',
    break: ({ Resources }) => {
      Resources.ECSCluster.Properties!.CapacityProviders.pop();
    },
    found: 'ECSCluster lacks FARGATE_SPOT',
  },
  'ECS Exec is disabled': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.EnableExecuteCommand = true;
    },
    found: 'Service enables ECS Exec',
  },
  'tasks outside public subnets have no public IP address': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp =
        'ENABLED';
    },
    found: 'Service does not disable AssignPublicIp',
  },
  'tasks in public subnets have public IP addresses': {
    template: 'public-api',
    parameters: { TaskSubnets: 'public' },
    break: ({ Resources }) => {
      delete Resources.Service.Properties!.NetworkConfiguration
        .AwsvpcConfiguration.AssignPublicIp;
    },
    found: 'Service does not enable AssignPublicIp',
  },
  'health checks use the port of the target group': {
    template: 'internal-api',
    break: ({ Resources }) => {
      Resources.TargetGroup.Properties!.HealthCheckPort = '8081';
    },
    found: 'TargetGroup has health checks on another port',
  },
  'a Network Load Balancer is internal': {
    template: 'internal-api',
    break: ({ Resources }) => {
      delete Resources.LoadBalancer.Properties!.Scheme;
    },
    found: 'LoadBalancer is not internal',
  },
  'a Network Load Balancer has a security group from the start': {
    template: 'internal-api',
    break: ({ Resources }) => {
      delete Resources.LoadBalancer.Properties!.SecurityGroups;
    },
    found: 'LoadBalancer has no security group, which cannot be added later',
  },
  'a Network Load Balancer has cross-zone load balancing': {
    template: 'internal-api',
    break: ({ Resources }) => {
      delete Resources.LoadBalancer.Properties!.LoadBalancerAttributes;
    },
    found: 'LoadBalancer is not cross-zone',
  },
  'a Network Load Balancer listens only on 443 with TLS': {
    template: 'internal-api',
    break: ({ Resources }) => {
      Resources.HttpListener = {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          ...Resources.TlsListener.Properties,
          Port: 80,
          Protocol: 'TCP',
        },
      };
    },
    found: 'HttpListener listens on TCP:80',
  },
  'TLS is terminated at the load balancer: targets get TCP on the container port':
    {
      template: 'internal-api',
      break: ({ Resources }) => {
        Resources.TargetGroup.Properties!.Protocol = 'TLS';
      },
      found: 'TargetGroup takes TLS:80, not TCP:80',
    },
  'consumers are admitted by CIDR block, and never from 0.0.0.0/0': {
    template: 'internal-api',
    parameters: { ConsumerCidrs: '0.0.0.0/0' },
    break: () => {},
    found: 'LoadBalancerSecurityGroup admits 0.0.0.0/0',
  },
  'an internal load balancer has an alias in its own hosted zone': {
    template: 'internal-api',
    break: ({ Resources }) => {
      Resources.AliasRecord.Properties!.AliasTarget.HostedZoneId = {
        Ref: 'HostedZoneId',
      };
    },
    found: 'LoadBalancer has no alias record',
  },
  'hosted zone IDs have no prefix': {
    template: 'dns-delegation',
    break: ({ Parameters }) => {
      Parameters!.ParentHostedZoneId.AllowedPattern = '^[A-Za-z0-9/]+$';
    },
    found: 'ParentHostedZoneId may have the prefix /hostedzone/',
  },
  'a hosted zone outputs its name servers': {
    template: 'dns-zone',
    break: ({ Outputs }) => {
      delete Outputs!.NameServers;
    },
    found: 'HostedZone has no output with its name servers',
  },
  'a delegation can be deployed in the account of the parent zone': {
    template: 'dns-delegation',
    break: ({ Resources }) => {
      Resources.HostedZone = ourTemplate('dns-zone').Resources.HostedZone;
    },
    found: 'Delegation shares its stack with HostedZone',
  },
  'a certificate is validated by DNS, in a hosted zone': {
    template: 'certificate',
    break: ({ Resources }) => {
      delete Resources.Certificate.Properties!.DomainValidationOptions;
    },
    found: 'Certificate needs manual validation',
  },
  'a certificate is not in the stack of its hosted zone': {
    template: 'certificate',
    break: ({ Resources }) => {
      Resources.HostedZone = ourTemplate('dns-zone').Resources.HostedZone;
      const [option] =
        Resources.Certificate.Properties!.DomainValidationOptions;
      option.HostedZoneId = { Ref: 'HostedZone' };
    },
    found: 'Certificate is in the stack of HostedZone',
  },
  'tasks can start with only the VPC endpoints': {
    template: 'endpoints',
    break: ({ Resources }) => {
      delete Resources.EcrDkrEndpoint;
    },
    found: 'no endpoint for ecr.dkr',
  },
  'an interface endpoint has private DNS': {
    template: 'endpoints',
    break: ({ Resources }) => {
      delete Resources.EcrApiEndpoint.Properties!.PrivateDnsEnabled;
    },
    found: 'EcrApiEndpoint has no private DNS name',
  },
  'an interface endpoint admits only HTTPS': {
    template: 'endpoints',
    break: ({ Resources }) => {
      Resources.LogsEndpoint.Properties!.SecurityGroupIds = [];
    },
    found: 'LogsEndpoint admits more or less than port 443',
  },
  'an interface endpoint has no outbound traffic': {
    template: 'endpoints',
    break: ({ Resources }) => {
      Resources.LogsEndpoint.Properties!.SecurityGroupIds = [{ Ref: 'Open' }];
      Resources.Open = {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0' }] },
      };
    },
    found: 'LogsEndpoint allows outbound traffic to 0.0.0.0/0',
  },
  'only gateway endpoints are in route tables': {
    template: 'endpoints',
    parameters: { PrivateRouteTableIds: 'rtb-1,rtb-2' },
    break: ({ Resources }) => {
      delete Resources.S3Endpoint.Properties!.RouteTableIds;
    },
    found: 'S3Endpoint is in no route table',
  },
  'a route waits until its transit gateway is attached': {
    template: 'transit-gateway-attachment',
    parameters: { ConsumerCidrs: '10.1.0.0/16', PrivateRouteTableIds: 'rtb-1' },
    break: ({ Resources }) => {
      delete Resources.RouteTable1ToConsumer1.DependsOn;
    },
    found: 'RouteTable1ToConsumer1 does not wait for the attachment',
  },
  'every route table has a return route to every consumer': {
    template: 'transit-gateway-attachment',
    parameters: {
      ConsumerCidrs: '10.1.0.0/16,10.2.0.0/16',
      PrivateRouteTableIds: 'rtb-1,rtb-2,rtb-3',
    },
    break: ({ Resources }) => {
      delete Resources.RouteTable3ToConsumer2;
    },
    found: 'rtb-3 has no route to 10.2.0.0/16',
  },
  'an image repository keeps its tags, scans, encrypts and expires': {
    template: 'delivery',
    break: ({ Resources }) => {
      Resources.Repository.Properties!.ImageTagMutability = 'MUTABLE';
    },
    found: 'Repository lacks one of these',
  },
  'a pipeline that changes anything has an exact subject': {
    template: 'delivery',
    break: ({ Resources }) => {
      const trust =
        Resources.DeploymentRole.Properties!.AssumeRolePolicyDocument[
          'Fn::Sub'
        ];
      trust[0] = trust[0].replace(/, *\s*"[^"]*:sub": \[[^\]]*\]/, '');
    },
    found: 'DeploymentRole trusts more than an exact subject',
  },
  'a pipeline changes its service only through CloudFormation': {
    template: 'delivery',
    break: ({ Resources }) => {
      const { PolicyDocument } =
        Resources.DeploymentRole.Properties!.Policies[1];
      const statement = PolicyDocument.Statement.find(
        ({ Sid }: { Sid: string }) => Sid === 'UpdateService',
      );
      delete statement.Condition['ForAnyValue:StringEquals'];
    },
    found: 'DeploymentRole can call ECS by UpdateService',
  },
  'CPU and memory are a pair that Fargate supports': {
    template: 'public-api',
    parameters: { ContainerCpu: 256, ContainerMemory: 4096 },
    break: () => {},
    found: 'TaskDefinition has CPU 256 with memory 4096',
  },
  'a slow log service does not block a container': {
    template: 'public-api',
    break: ({ Resources }) => {
      const [container] =
        Resources.TaskDefinition.Properties!.ContainerDefinitions;
      container.LogConfiguration.Options.mode = 'blocking';
    },
    found: 'TaskDefinition has a container that does not log non-blocking',
  },
};

/** The violations in the original pattern's templates, which ours fix. */
const patternFindings = {
  cluster: {
    'ARNs work in every partition': [
      'ECSTaskExecutionRole has the partition aws hard-coded',
    ],
    'a cluster has the capacity providers that its services use': [
      'ECSCluster lacks FARGATE',
      'ECSCluster lacks FARGATE_SPOT',
    ],
    'taggable resources have a Name tag': [
      'ECSCluster has no Name tag',
      'ECSTaskExecutionRole has no Name tag',
    ],
  },
  service: {
    'a template has outputs': ['no outputs'],
    'taggable resources have a Name tag': [
      'TaskDefinition has no Name tag',
      'Service has no Name tag',
      'ServiceSecurityGroup has no Name tag',
      'ServiceTargetGroup has no Name tag',
      'PublicLoadBalancerSG has no Name tag',
      'PublicLoadBalancer has no Name tag',
      'LogGroup has no Name tag',
    ],
    'a security group has explicit egress rules': [
      'ServiceSecurityGroup has default egress rules',
      'PublicLoadBalancerSG has default egress rules',
    ],
    'a load balancer drops malformed headers': [
      'PublicLoadBalancer forwards invalid header fields',
    ],
    'a load balancer admits traffic only on the ports of its listeners': [
      'PublicLoadBalancerSG opens more than 80',
    ],
    'HTTPS is available': ['PublicLoadBalancer cannot have an HTTPS listener'],
    'tasks admit only what is in front of them, on their port': [
      'ServiceSecurityGroup admits more or less than port 80',
    ],
    'what is in front of the tasks connects only to them, on their port': [
      'PublicLoadBalancerSG allows outbound traffic to more or less than port 80',
    ],
    'a target group has a deregistration delay of 5 to 60 seconds': [
      'ServiceTargetGroup has a deregistration delay of 0 seconds',
    ],
    'a target group has a health check path and matcher': [
      'ServiceTargetGroup has no health check path or matcher',
    ],
    'a circuit breaker rolls back a failed deployment': [
      'Service has no circuit breaker with rollback',
    ],
    'a deployment keeps every task until its replacement is healthy': [
      'Service may drop below its desired count',
    ],
    'a service gives new tasks time to start': [
      'Service has no health check grace period',
    ],
    'a service waits for its listener and its ingress rule': [
      'Service does not wait for ServiceIngressfromLoadBalancer',
    ],
    'tasks inherit the tags of their service': [
      'Service does not propagate its tags',
    ],
    'the CPU architecture is explicit': [
      'TaskDefinition has no RuntimePlatform',
    ],
    'the container has its own task role': [
      'TaskDefinition has no task role apart from its execution role',
    ],
    'logs have a retention period': ['LogGroup has no retention period'],
  },
};

function findings(template: Template, parameters?: ParameterValues) {
  const deployment = planDeployment(template, parameters);
  return Object.fromEntries(
    rules
      .map(rule => [rule.name, rule.find(deployment)] as const)
      .filter(([, found]) => found.length > 0),
  );
}

describe.each(rules)('$name', rule => {
  it.each(ourDeployments)('in $name, $variant', ({ deployment }) => {
    expect(rule.find(deployment)).toEqual([]);
  });

  const breakage = breakages[rule.name];
  if (breakage) {
    it(`finds: ${breakage.found}`, () => {
      const template = ourTemplate(breakage.template);
      breakage.break(template);
      expect(rule.find(planDeployment(template, breakage.parameters))).toEqual([
        breakage.found,
      ]);
    });
  }
});

describe('ingress of tasks with public IP addresses', () => {
  const rule = rules.find(
    ({ name }) =>
      name === 'tasks admit only what is in front of them, on their port',
  )!;

  it.each<[string, object]>([
    [
      'the internet on their port',
      { CidrIp: '0.0.0.0/0', SourceSecurityGroupId: undefined },
    ],
    [
      'the internet on their port by IPv6',
      { CidrIpv6: '::/0', SourceSecurityGroupId: undefined },
    ],
    ['the load balancer on every port', { IpProtocol: '-1' }],
    ['the load balancer on a range of ports', { ToPort: 65535 }],
    ['each other', { SourceSecurityGroupId: { Ref: 'ServiceSecurityGroup' } }],
  ])('is not to admit %s', (_, wider) => {
    const template = ourTemplate('public-api');
    const { Properties } = template.Resources.ServiceIngressFromLoadBalancer;
    Object.assign(Properties!, wider);
    expect(
      rule.find(planDeployment(template, { TaskSubnets: 'public' })),
    ).toEqual(['ServiceSecurityGroup admits more or less than port 80']);
  });
});

describe("the original pattern's templates", () => {
  it('violate these rules, although cfn-lint finds nothing', () => {
    expect({
      cluster: findings(patternTemplate('cluster')),
      service: findings(patternTemplate('service')),
    }).toEqual(patternFindings);
  });

  it('together with the broken templates violate every rule', () => {
    const found = new Set([
      ...Object.keys(breakages),
      ...Object.values(patternFindings).flatMap(Object.keys),
    ]);
    expect([...found].sort()).toEqual(rules.map(({ name }) => name).sort());
  });
});

describe.each([
  ['public-api', 256, 512],
  ['internal-api', 512, 1024],
] as const)('CPU and memory in %s', (name, cpu, memory) => {
  const { Parameters } = ourTemplate(name);

  it('have the documented defaults', () => {
    expect(Parameters!.ContainerCpu.Default).toBe(cpu);
    expect(Parameters!.ContainerMemory.Default).toBe(memory);
  });

  it('allow all sizes of Fargate, and no others', () => {
    expect(Parameters!.ContainerCpu.AllowedValues).toEqual(
      Object.keys(FARGATE_MEMORY_BY_CPU).map(Number),
    );
    // Which of these go with a CPU size is in the rules.
    const memories = Object.values(FARGATE_MEMORY_BY_CPU).flat();
    expect(Parameters!.ContainerMemory).toMatchObject({
      MinValue: Math.min(...memories),
      MaxValue: Math.max(...memories),
    });
  });
});

describe.each(['public-api', 'internal-api'] as const)(
  'the share of Fargate Spot in %s',
  name => {
    const template = ourTemplate(name);

    it.each(template.Parameters!.FargateSpotPercent.AllowedValues as number[])(
      'is %i percent, and the rest on demand',
      percent => {
        const { resources } = planDeployment(template, {
          ConsumerCidrs: '10.1.0.0/16',
          FargateSpotPercent: percent,
        });

        expect(resources.Service.Properties!.CapacityProviderStrategy).toEqual([
          { CapacityProvider: 'FARGATE', Weight: 100 - percent },
          { CapacityProvider: 'FARGATE_SPOT', Weight: percent },
        ]);
      },
    );
  },
);
