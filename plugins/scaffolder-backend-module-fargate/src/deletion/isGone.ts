import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  DescribeAddressesCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { StackEvent } from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { readService } from '../live/readService';

type Clients = Omit<FargateClients, 'target'>;

/** Reads what there is of a resource, or fails with an error that says there is none. */
type Look = (
  clients: Clients,
  id: string,
  options: { abortSignal?: AbortSignal },
) => Promise<readonly object[] | undefined>;

/** What AWS still tells of a resource for a while after it is deleted. */
const GONE = /^(deleted|inactive)$/i;

const routeTable: Look = async ({ ec2 }, id, options) => {
  const command = new DescribeRouteTablesCommand({ RouteTableIds: [id] });
  return (await ec2.send(command, options)).RouteTables;
};

/** What AWS's services call the error for what they do not have. */
const NOT_FOUND = /(NotFound(Exception)?|NoSuchEntityException)$/;

/**
 * The resources of our templates that the roles of examples/iam know by a tag, or
 * by a path.
 */
const LOOKS: Readonly<Record<string, Look>> = {
  'AWS::CertificateManager::Certificate': async ({ acm }, id, options) => {
    const command = new DescribeCertificateCommand({ CertificateArn: id });
    return listed((await acm.send(command, options)).Certificate);
  },
  // Its id is the address, and maybe `|` and the id of the allocation.
  'AWS::EC2::EIP': async ({ ec2 }, id, options) => {
    const command = new DescribeAddressesCommand({
      PublicIps: [id.split('|')[0]],
    });
    return (await ec2.send(command, options)).Addresses;
  },
  'AWS::EC2::FlowLog': async ({ ec2 }, id, options) => {
    const command = new DescribeFlowLogsCommand({ FlowLogIds: [id] });
    return (await ec2.send(command, options)).FlowLogs;
  },
  'AWS::EC2::InternetGateway': async ({ ec2 }, id, options) => {
    const command = new DescribeInternetGatewaysCommand({
      InternetGatewayIds: [id],
    });
    return (await ec2.send(command, options)).InternetGateways;
  },
  'AWS::EC2::NatGateway': async ({ ec2 }, id, options) => {
    const command = new DescribeNatGatewaysCommand({ NatGatewayIds: [id] });
    return (await ec2.send(command, options)).NatGateways;
  },
  // Its id is that of the table, `|`, and the destination.
  'AWS::EC2::Route': (clients, id, options) =>
    routeTable(clients, id.split('|')[0], options),
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::SecurityGroup': async ({ ec2 }, id, options) => {
    const command = new DescribeSecurityGroupsCommand({ GroupIds: [id] });
    return (await ec2.send(command, options)).SecurityGroups;
  },
  'AWS::EC2::Subnet': async ({ ec2 }, id, options) => {
    const command = new DescribeSubnetsCommand({ SubnetIds: [id] });
    return (await ec2.send(command, options)).Subnets;
  },
  'AWS::EC2::TransitGatewayAttachment': async ({ ec2 }, id, options) => {
    const command = new DescribeTransitGatewayVpcAttachmentsCommand({
      TransitGatewayAttachmentIds: [id],
    });
    return (await ec2.send(command, options)).TransitGatewayVpcAttachments;
  },
  'AWS::EC2::VPC': async ({ ec2 }, id, options) => {
    const command = new DescribeVpcsCommand({ VpcIds: [id] });
    return (await ec2.send(command, options)).Vpcs;
  },
  'AWS::EC2::VPCEndpoint': async ({ ec2 }, id, options) => {
    const command = new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] });
    return (await ec2.send(command, options)).VpcEndpoints;
  },
  'AWS::ECS::Cluster': async ({ ecs }, id, options) => {
    const command = new DescribeClustersCommand({ clusters: [id] });
    return (await ecs.send(command, options)).clusters;
  },
  'AWS::ECS::Service': async ({ ecs }, id, options) =>
    listed(await readService({ ecs }, id, { signal: options.abortSignal })),
  'AWS::ElasticLoadBalancingV2::Listener': async ({ elbv2 }, id, options) => {
    const command = new DescribeListenersCommand({ ListenerArns: [id] });
    return (await elbv2.send(command, options)).Listeners;
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': async (
    { elbv2 },
    id,
    options,
  ) => {
    const command = new DescribeLoadBalancersCommand({
      LoadBalancerArns: [id],
    });
    return (await elbv2.send(command, options)).LoadBalancers;
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': async (
    { elbv2 },
    id,
    options,
  ) => {
    const command = new DescribeTargetGroupsCommand({ TargetGroupArns: [id] });
    return (await elbv2.send(command, options)).TargetGroups;
  },
  'AWS::IAM::Role': async ({ iam }, id, options) => {
    const command = new GetRoleCommand({ RoleName: id });
    return listed((await iam.send(command, options)).Role);
  },
};

/**
 * Whether a look proves that a resource of a stack does not exist any more. An
 * IAM policy that allows a change by the resource's tag or path denies it for what
 * is gone, as that has neither, so CloudFormation cannot tell that there is nothing to
 * delete.
 *
 * @param resource - as CloudFormation tells of it in an event.
 * @returns false also if it cannot be looked at.
 */
export async function isGone(
  clients: Clients,
  {
    ResourceType = '',
    PhysicalResourceId,
  }: Pick<StackEvent, 'ResourceType' | 'PhysicalResourceId'>,
  options: { signal?: AbortSignal } = {},
): Promise<boolean> {
  const look = LOOKS[ResourceType];
  if (!look || !PhysicalResourceId) {
    return false;
  }
  try {
    const found = await look(clients, PhysicalResourceId, {
      abortSignal: options.signal,
    });
    return !!found?.every(one => GONE.test(stateOf(one)));
  } catch (error) {
    options.signal?.throwIfAborted();
    return NOT_FOUND.test((error as Error).name);
  }
}

function stateOf({ State, status }: { State?: unknown; status?: unknown }) {
  return String(State ?? status);
}

function listed<T>(found: T | undefined): T[] {
  return found ? [found] : [];
}
