import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { FARGATE_MEMORY_BY_CPU } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ourDeployments } from './__testUtils__/ourDeployments';
import { ourTemplate, seedTemplate } from './__testUtils__/readTemplates';
import type { CloudFormationTemplateName } from './readCloudFormationTemplate';
import { fargateSizeRule } from './rules/fargateSizeRule';
import { generalRules } from './rules/generalRules';
import { loadBalancerRules } from './rules/loadBalancerRules';
import { networkRules } from './rules/networkRules';
import { planDeployment, type ParameterValues } from './rules/planDeployment';
import { serviceRules } from './rules/serviceRules';
import { taggedRule } from './rules/taggedRule';
import type { Template } from './rules/Template';

const rules = [
  ...generalRules,
  taggedRule(loadAwsServiceSpecSync()),
  ...networkRules,
  ...loadBalancerRules,
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
      delete statement.Condition.StringEquals;
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
  'tasks have no public address': {
    template: 'public-api',
    break: ({ Resources }) => {
      Resources.Service.Properties!.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp =
        'ENABLED';
    },
    found: 'Service does not disable AssignPublicIp',
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

describe('CPU and memory in public-api', () => {
  const { Parameters } = ourTemplate('public-api');

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
