import {
  DescribeAddressesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { ListCertificatesCommand } from '@aws-sdk/client-acm';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ListHostedZonesCommand } from '@aws-sdk/client-route-53';
import {
  FargateClients,
  readRecords,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * All resources of an account that a zone, an environment or an API could leave
 * behind.
 */
export async function leftoverResources(
  clients: FargateClients,
): Promise<Record<string, string[]>> {
  const { acm, cloudFormation, ec2, ecs, elbv2, logs, route53 } = clients;
  const { HostedZones } = await route53.send(new ListHostedZonesCommand({}));
  const records = await Promise.all(
    HostedZones!.map(({ Id }) =>
      readRecords(clients, Id!.replace('/hostedzone/', '')),
    ),
  );
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({}));
  const { TransitGatewayAttachments } = await ec2.send(
    new DescribeTransitGatewayAttachmentsCommand({}),
  );
  const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  const found: Record<string, (string | undefined)[]> = {
    stacks: (
      await cloudFormation.send(new DescribeStacksCommand({}))
    ).Stacks!.map(({ StackName }) => StackName),
    zones: HostedZones!.map(({ Name }) => Name),
    records: records.flat().map(({ Name, Type }) => `${Type} ${Name}`),
    certificates: (
      await acm.send(new ListCertificatesCommand({}))
    ).CertificateSummaryList!.map(({ DomainName }) => DomainName),
    vpcs: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs!.map(
      ({ VpcId }) => VpcId,
    ),
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets!.map(
      ({ SubnetId }) => SubnetId,
    ),
    routes: RouteTables!.flatMap(({ RouteTableId, Routes }) =>
      Routes!.map(
        route =>
          `${RouteTableId} ${
            route.DestinationCidrBlock ?? route.DestinationPrefixListId
          }`,
      ),
    ),
    attachments: TransitGatewayAttachments!
      .filter(({ State }) => State !== 'deleted')
      .map(one => one.TransitGatewayAttachmentId),
    endpoints: VpcEndpoints!
      .filter(({ State }) => State?.toLowerCase() !== 'deleted')
      .map(({ ServiceName }) => ServiceName),
    securityGroups: (
      await ec2.send(new DescribeSecurityGroupsCommand({}))
    ).SecurityGroups!.map(({ GroupId }) => GroupId),
    interfaces: (
      await ec2.send(new DescribeNetworkInterfacesCommand({}))
    ).NetworkInterfaces!.map(({ Description }) => Description),
    addresses: (
      await ec2.send(new DescribeAddressesCommand({}))
    ).Addresses!.map(({ PublicIp }) => PublicIp),
    clusters: (await ecs.send(new ListClustersCommand({}))).clusterArns!,
    loadBalancers: (
      await elbv2.send(new DescribeLoadBalancersCommand({}))
    ).LoadBalancers!.map(({ LoadBalancerName }) => LoadBalancerName),
    targetGroups: (
      await elbv2.send(new DescribeTargetGroupsCommand({}))
    ).TargetGroups!.map(({ TargetGroupName }) => TargetGroupName),
    logGroups: (
      await logs.send(new DescribeLogGroupsCommand({}))
    ).logGroups!.map(({ logGroupName }) => logGroupName),
  };
  return Object.fromEntries(
    Object.entries(found).map(([kind, names]) => [
      kind,
      names.flatMap(name => name ?? []).sort(),
    ]),
  );
}
