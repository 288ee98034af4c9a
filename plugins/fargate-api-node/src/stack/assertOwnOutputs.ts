import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { NotAllowedError } from '@backstage/errors';
import {
  isApiKind,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '../clients';
import { StackRecord } from './StackRecord';

/** The types of the resources that outputs name, by output key. */
type OutputTypes = Readonly<Record<string, string>>;

const ROLE = 'AWS::IAM::Role';

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

const SUBNET = 'AWS::EC2::Subnet';

const OF_APIS: OutputTypes = {
  ListenerRuleArn: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  LoadBalancerArn: LOAD_BALANCER,
  LoadBalancerSecurityGroupId: SECURITY_GROUP,
  LogGroupName: 'AWS::Logs::LogGroup',
  ServiceArn: 'AWS::ECS::Service',
  ServiceSecurityGroupId: SECURITY_GROUP,
  TargetGroupArn: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  TaskDefinitionArn: 'AWS::ECS::TaskDefinition',
};

const OF_OTHERS: Readonly<Partial<Record<StackKind, OutputTypes>>> = {
  certificate: { CertificateArn: 'AWS::CertificateManager::Certificate' },
  cluster: {
    ClusterName: 'AWS::ECS::Cluster',
    ECSTaskExecutionRole: ROLE,
  },
  delivery: {
    DeploymentRoleArn: ROLE,
    PlanRoleArn: ROLE,
    RepositoryName: 'AWS::ECR::Repository',
  },
  'dns-zone': { HostedZoneId: 'AWS::Route53::HostedZone' },
  'shared-load-balancer': {
    CertificateArn: 'AWS::CertificateManager::Certificate',
    ListenerArn: 'AWS::ElasticLoadBalancingV2::Listener',
    LoadBalancerArn: LOAD_BALANCER,
    LoadBalancerSecurityGroupId: SECURITY_GROUP,
    TargetSecurityGroupId: SECURITY_GROUP,
  },
  'vpc-link': {
    NamespaceId: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    VpcLinkId: 'AWS::ApiGatewayV2::VpcLink',
    VpcLinkSecurityGroupId: SECURITY_GROUP,
  },
  vpc: {
    PrivateSubnetIds: SUBNET,
    PublicSubnetIds: SUBNET,
    VpcId: 'AWS::EC2::VPC',
  },
};

/**
 * Checks that the outputs of a stack name its own resources, by their physical
 * ids: whoever creates a stack can give it our tags, and any outputs. During an
 * operation a resource may be replaced already while its output still names the
 * old one.
 *
 * @param options - `keys` of the outputs to check. Default: all that name resources.
 * @throws NotAllowedError when an output names something else.
 * @public
 */
export async function assertOwnOutputs(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  stack: Pick<StackRecord, 'arn' | 'kind' | 'name' | 'outputs'>,
  options: { signal?: AbortSignal; keys?: readonly string[] } = {},
): Promise<void> {
  const { keys, signal } = options;
  const named = Object.entries(outputTypes(stack.kind)).filter(
    ([key]) => stack.outputs[key] && (keys?.includes(key) ?? true),
  );
  if (!named.length) {
    return;
  }
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stack.arn }),
    { abortSignal: signal },
  );
  for (const [key, type] of named) {
    const own = StackResources.filter(
      ({ ResourceType }) => ResourceType === type,
    ).map(({ PhysicalResourceId }) => PhysicalResourceId);
    const foreign = stack.outputs[key]
      .split(',')
      .find(value => !own.includes(type === ROLE ? nameOf(value) : value));
    if (foreign !== undefined) {
      throw new NotAllowedError(
        `Stack ${stack.name} has ${foreign} in its output ${key}, which is no resource of the stack. Nothing was read or changed. Ask whoever created the stack.`,
      );
    }
  }
}

function outputTypes(kind: StackKind | undefined): OutputTypes {
  return isApiKind(kind) ? OF_APIS : (kind && OF_OTHERS[kind]) ?? {};
}

/** What CloudFormation calls a role: the name at the end of its ARN. */
function nameOf(roleArn: string): string {
  return roleArn.split('/').pop()!;
}
