import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { FARGATE_MEMORY_BY_CPU } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ourDeployments } from './__testUtils__/ourDeployments';
import { ourTemplate, seedTemplate } from './__testUtils__/readTemplates';
import type { CloudFormationTemplateName } from './readCloudFormationTemplate';
import { dnsRules } from './rules/dnsRules';
import { endpointRules } from './rules/endpointRules';
import { fargateSizeRule } from './rules/fargateSizeRule';
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
  fargateSizeRule(FARGATE_MEMORY_BY_CPU),
];

/** What a rule says of one of our templates once something is broken in it. */
const breakages: Record<
  string,
  {
    template: CloudFormationTemplateName;
    parameters?: ParameterValues;
    break(template: Template): void;
    found: string;
  }
> = {
  'what may be replaced has no fixed name': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.TargetGroup.Properties!.Name = 'orders';
    },
    found: 'TargetGroup has a fixed Name',
  },
  'a role for tasks is of use to this account only': {
    template: 'public-api',
    break: ({ Resources }) => {
      const [statement] =
        Resources.TaskRole.Properties!.AssumeRolePolicyDocument.Statement;
      statement.Condition.ArnLike['aws:SourceArn'] = '*';
    },
    found: 'TaskRole trusts tasks of any account',
  },
  'the addresses of a VPC are a parameter': {
    template: 'vpc',
    break: ({ Resources }) => {
      Resources.Vpc.Properties!.CidrBlock = '10.0.0.0/16';
    },
    found: 'Vpc has a fixed CIDR',
  },
  'each tier has one subnet per zone, in two zones or more': {
    template: 'vpc',
    parameters: { AvailabilityZoneCount: '3' },
    break: ({ Resources }) => {
      Resources.PrivateSubnet3.Properties!.AvailabilityZone =
        Resources.PrivateSubnet1.Properties!.AvailabilityZone;
    },
    found:
      'private subnets share a zone: PrivateSubnet1, PrivateSubnet2, PrivateSubnet3',
  },
  'private DNS names of endpoints resolve in a VPC': {
    template: 'vpc',
    break: ({ Resources }) => {
      delete Resources.Vpc.Properties!.EnableDnsHostnames;
    },
    found: 'Vpc lacks DNS support or DNS hostnames',
  },
  'S3 is reached from every private subnet without NAT': {
    template: 'vpc',
    parameters: { AvailabilityZoneCount: '3' },
    break: ({ Resources }) => {
      Resources.S3Endpoint.Properties!.RouteTableIds.pop();
    },
    found: 'PrivateRouteTable3 has no S3 gateway endpoint',
  },
  'the addresses that outbound traffic comes from are an output': {
    template: 'vpc',
    parameters: { NatGateways: 'per-zone' },
    break: ({ Outputs }) => {
      Outputs!.EgressIps.Value = { Ref: 'NatEip1' };
    },
    found: 'NatEip2 is missing from the output EgressIps',
  },
  'a choice of NAT gateways is given': {
    template: 'vpc',
    break: ({ Resources }) => {
      delete Resources.NatGateway1.Condition;
    },
    found: 'NatGateway1 cannot be left out',
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
  'HTTPS speaks TLS 1.3 by an explicit policy': {
    template: 'public-api',
    parameters: { CertificateArn: 'a certificate' },
    break: ({ Resources }) => {
      delete Resources.HttpsListener.Properties!.SslPolicy;
    },
    found: 'HttpsListener has no TLS 1.3 policy',
  },
  'beside HTTPS, port 80 only redirects to it': {
    template: 'public-api',
    parameters: { CertificateArn: 'a certificate' },
    break: ({ Resources }) => {
      Resources.HttpListener.Properties!.DefaultActions =
        Resources.HttpsListener.Properties!.DefaultActions;
    },
    found: 'HttpListener answers in plain HTTP beside HTTPS',
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
  'an update leaves the count of an autoscaled service alone': {
    template: 'public-api',
    parameters: { Autoscaling: 'on' },
    break: ({ Resources }) => {
      Resources.Service.Properties!.DesiredCount = { Ref: 'DesiredCount' };
    },
    found: 'Service sets DesiredCount and is autoscaled',
  },
  'a cluster has the capacity that its services choose from': {
    template: 'cluster',
    break: ({ Resources }) => {
      Resources.ECSCluster.Properties!.CapacityProviders.pop();
    },
    found: 'ECSCluster lacks FARGATE_SPOT',
  },
  'nobody gets a shell in a container': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.EnableExecuteCommand = true;
    },
    found: 'Service enables ECS Exec',
  },
  'tasks have no public address': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp =
        'ENABLED';
    },
    found: 'Service does not disable AssignPublicIp',
  },
  'a target group is checked where its load balancer gets through': {
    template: 'internal-api',
    break: ({ Resources }) => {
      Resources.TargetGroup.Properties!.HealthCheckPort = '8081';
    },
    found: 'TargetGroup is checked on another port than its own',
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
    found: 'LoadBalancer has no security group, and can never have one',
  },
  'a Network Load Balancer reaches the tasks of every zone': {
    template: 'internal-api',
    break: ({ Resources }) => {
      delete Resources.LoadBalancer.Properties!.LoadBalancerAttributes;
    },
    found: 'LoadBalancer is not cross-zone',
  },
  'a Network Load Balancer listens on 443 with TLS, and nowhere else': {
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
  'TLS ends at the load balancer: targets get TCP on the container port': {
    template: 'internal-api',
    break: ({ Resources }) => {
      Resources.TargetGroup.Properties!.Protocol = 'TLS';
    },
    found: 'TargetGroup takes TLS:80, not TCP:80',
  },
  'consumers are admitted by CIDR, and not everybody is one': {
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
  'the id of a hosted zone comes without its prefix': {
    template: 'dns-delegation',
    break: ({ Parameters }) => {
      Parameters!.ParentHostedZoneId.AllowedPattern = '^[A-Za-z0-9/]+$';
    },
    found: 'ParentHostedZoneId may have the prefix /hostedzone/',
  },
  'a zone says which name servers to delegate to': {
    template: 'dns-zone',
    break: ({ Outputs }) => {
      delete Outputs!.NameServers;
    },
    found: 'HostedZone has no output with its name servers',
  },
  'a delegation can be made in the account of the parent zone': {
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
    found: 'Certificate waits for somebody to validate it',
  },
  'a certificate does not wait for a zone that nobody can delegate to yet': {
    template: 'certificate',
    break: ({ Resources }) => {
      Resources.HostedZone = ourTemplate('dns-zone').Resources.HostedZone;
      const [option] =
        Resources.Certificate.Properties!.DomainValidationOptions;
      option.HostedZoneId = { Ref: 'HostedZone' };
    },
    found: 'Certificate hangs in the stack of HostedZone',
  },
  'a task can start by the endpoints of its VPC alone': {
    template: 'endpoints',
    break: ({ Resources }) => {
      delete Resources.EcrDkrEndpoint;
    },
    found: 'no endpoint for ecr.dkr',
  },
  'an interface endpoint answers to the name of its service': {
    template: 'endpoints',
    break: ({ Resources }) => {
      delete Resources.EcrApiEndpoint.Properties!.PrivateDnsEnabled;
    },
    found: 'EcrApiEndpoint has no private DNS name',
  },
  'an interface endpoint admits HTTPS, and nothing else': {
    template: 'endpoints',
    break: ({ Resources }) => {
      Resources.LogsEndpoint.Properties!.SecurityGroupIds = [];
    },
    found: 'LogsEndpoint admits more or less than port 443',
  },
  'an interface endpoint answers, and calls nobody': {
    template: 'endpoints',
    break: ({ Resources }) => {
      Resources.LogsEndpoint.Properties!.SecurityGroupIds = [{ Ref: 'Open' }];
      Resources.Open = {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0' }] },
      };
    },
    found: 'LogsEndpoint may call 0.0.0.0/0',
  },
  'gateway endpoints are in route tables, and they alone': {
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
  'every route table leads back to every consumer': {
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
  'CPU and memory are a pair that Fargate takes': {
    template: 'public-api',
    parameters: { ContainerCpu: 256, ContainerMemory: 4096 },
    break: () => {},
    found: 'TaskDefinition asks for CPU 256 with memory 4096',
  },
  'a slow log service does not stop a container': {
    template: 'public-api',
    break: ({ Resources }) => {
      const [container] =
        Resources.TaskDefinition.Properties!.ContainerDefinitions;
      container.LogConfiguration.Options.mode = 'blocking';
    },
    found: 'TaskDefinition has a container that does not log non-blocking',
  },
};

/** What the rules say of the seed's own templates: why ours are not theirs. */
const seedFindings = {
  cluster: {
    'ARNs hold in every partition': [
      'ECSTaskExecutionRole spells out the partition aws',
    ],
    'a cluster has the capacity that its services choose from': [
      'ECSCluster lacks FARGATE',
      'ECSCluster lacks FARGATE_SPOT',
    ],
    'what can be tagged has a name tag': [
      'ECSCluster has no Name tag',
      'ECSTaskExecutionRole has no Name tag',
    ],
  },
  service: {
    'a template has outputs': ['no outputs'],
    'what can be tagged has a name tag': [
      'TaskDefinition has no Name tag',
      'Service has no Name tag',
      'ServiceSecurityGroup has no Name tag',
      'ServiceTargetGroup has no Name tag',
      'PublicLoadBalancerSG has no Name tag',
      'PublicLoadBalancer has no Name tag',
      'LogGroup has no Name tag',
    ],
    'a security group says what may leave': [
      'ServiceSecurityGroup leaves egress to the default',
      'PublicLoadBalancerSG leaves egress to the default',
    ],
    'a load balancer drops malformed headers': [
      'PublicLoadBalancer lets invalid header fields through',
    ],
    'a load balancer is open on the ports of its listeners only': [
      'PublicLoadBalancerSG opens more than 80',
    ],
    'HTTPS can be had': ['PublicLoadBalancer cannot have an HTTPS listener'],
    'tasks are reached by the load balancer on their port only': [
      'ServiceSecurityGroup admits more or less than port 80',
    ],
    'a load balancer reaches its tasks on their port only': [
      'PublicLoadBalancerSG lets out more or less than port 80',
    ],
    'a target group drains for 5 to 60 seconds': [
      'ServiceTargetGroup drains for 0 seconds',
    ],
    'a target group says what healthy is': [
      'ServiceTargetGroup has no health check path or matcher',
    ],
    'a circuit breaker ends a bad deployment and rolls it back': [
      'Service has no circuit breaker with rollback',
    ],
    'a deployment keeps every task until its successor is healthy': [
      'Service may drop below its desired count',
    ],
    'a service gives new tasks time to start': [
      'Service has no health check grace period',
    ],
    'a service waits for its listener and its ingress rule': [
      'Service does not wait for ServiceIngressfromLoadBalancer',
    ],
    'tasks carry the tags of their service': [
      'Service does not propagate its tags',
    ],
    'the architecture of the image is said': [
      'TaskDefinition has no RuntimePlatform',
    ],
    'the container runs as a role of its own': [
      'TaskDefinition has no task role apart from its execution role',
    ],
    'logs are not kept for ever': ['LogGroup has no retention'],
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

describe("the seed's templates, which cfn-lint finds nothing in", () => {
  it('fall short of these rules', () => {
    expect({
      cluster: findings(seedTemplate('cluster')),
      service: findings(seedTemplate('service')),
    }).toEqual(seedFindings);
  });

  it('or a breakage shows it: every rule is seen to find something', () => {
    const found = new Set([
      ...Object.keys(breakages),
      ...Object.values(seedFindings).flatMap(Object.keys),
    ]);
    expect([...found].sort()).toEqual(rules.map(({ name }) => name).sort());
  });
});

describe.each([
  ['public-api', 256, 512],
  ['internal-api', 512, 1024],
] as const)('CPU and memory in %s', (name, cpu, memory) => {
  const { Parameters } = ourTemplate(name);

  it("are the document's unless somebody chooses", () => {
    expect(Parameters!.ContainerCpu.Default).toBe(cpu);
    expect(Parameters!.ContainerMemory.Default).toBe(memory);
  });

  it('can take every size of Fargate, and no other', () => {
    expect(Parameters!.ContainerCpu.AllowedValues).toEqual(
      Object.keys(FARGATE_MEMORY_BY_CPU).map(Number),
    );
    expect(Parameters!.ContainerMemory.AllowedValues).toEqual(
      [...new Set(Object.values(FARGATE_MEMORY_BY_CPU).flat())].sort(
        (a, b) => a - b,
      ),
    );
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
