import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { dependenciesOf } from './dependenciesOf';
import { referencesIn } from './referencesIn';
import { resourcesOfType } from './resourcesOfType';
import { targetOf } from './targetOf';

/** Route tables with a route to an internet gateway. */
function publicRouteTables(deployment: Deployment): Set<string> {
  return new Set(
    resourcesOfType(deployment, 'AWS::EC2::Route')
      .filter(({ properties }) => properties.GatewayId)
      .map(({ properties }) => targetOf(properties.RouteTableId)!),
  );
}

/** The subnets with a route to an internet gateway, and those without. */
function subnetTiers(deployment: Deployment): Record<string, string[]> {
  const open = publicRouteTables(deployment);
  const associations = resourcesOfType(
    deployment,
    'AWS::EC2::SubnetRouteTableAssociation',
  );
  const tier = (isPublic: boolean) =>
    associations
      .filter(
        ({ properties }) =>
          open.has(targetOf(properties.RouteTableId)!) === isPublic,
      )
      .map(({ properties }) => targetOf(properties.SubnetId)!);
  return { public: tier(true), private: tier(false) };
}

const vpcs = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::EC2::VPC');

/** Rules for the VPC of an environment, and for security groups. */
export const networkRules: Rule[] = [
  {
    name: 'the CIDR block of a VPC is a parameter',
    find: ({ template }) =>
      Object.entries(template.Resources)
        .filter(
          ([, { Type, Properties }]) =>
            (Type === 'AWS::EC2::VPC' || Type === 'AWS::EC2::Subnet') &&
            !referencesIn(Properties?.CidrBlock).some(
              ({ id }) => id in (template.Parameters ?? {}),
            ),
        )
        .map(([id]) => `${id} has a fixed CIDR block`),
  },
  {
    name: 'each tier has one subnet per AZ, in at least two AZs',
    find: deployment =>
      vpcs(deployment).flatMap(() =>
        Object.entries(subnetTiers(deployment)).flatMap(([tier, subnets]) => {
          const zones = subnets.map(id =>
            JSON.stringify(
              deployment.resources[id].Properties?.AvailabilityZone,
            ),
          );
          const distinct = new Set(zones);
          return [
            ...(distinct.size < zones.length
              ? [`${tier} subnets share an AZ: ${subnets.join(', ')}`]
              : []),
            ...(distinct.size < 2 && !(tier === 'private' && !zones.length)
              ? [`${tier} subnets are in ${distinct.size} zones`]
              : []),
          ];
        }),
      ),
  },
  {
    name: 'private DNS names of endpoints resolve in a VPC',
    find: deployment =>
      vpcs(deployment)
        .filter(
          ({ properties }) =>
            !properties.EnableDnsSupport || !properties.EnableDnsHostnames,
        )
        .map(({ id }) => `${id} lacks DNS support or DNS hostnames`),
  },
  {
    name: 'every route table has an S3 gateway endpoint',
    find: deployment => {
      const covered = resourcesOfType(deployment, 'AWS::EC2::VPCEndpoint')
        .filter(
          ({ properties }) =>
            properties.VpcEndpointType === 'Gateway' &&
            JSON.stringify(properties.ServiceName).includes('.s3'),
        )
        .flatMap(({ properties }) => referencesIn(properties.RouteTableIds))
        .map(({ id }) => id);
      return resourcesOfType(deployment, 'AWS::EC2::RouteTable')
        .map(({ id }) => id)
        .filter(table => !covered.includes(table))
        .map(table => `${table} has no S3 gateway endpoint`);
    },
  },
  {
    name: 'the outbound IP addresses are an output',
    find: deployment => {
      const returned = referencesIn(deployment.outputs.EgressIps).map(
        ({ id }) => id,
      );
      return resourcesOfType(deployment, 'AWS::EC2::EIP')
        .filter(({ id }) => !returned.includes(id))
        .map(({ id }) => `${id} is missing from the output EgressIps`);
    },
  },
  {
    name: 'a security group has explicit egress rules',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::EC2::SecurityGroup')
        .filter(({ properties }) => !properties.SecurityGroupEgress?.length)
        .map(({ id }) => `${id} has default egress rules`),
  },
  {
    name: 'NAT gateways are optional',
    find: ({ template }) =>
      Object.entries(template.Resources)
        .filter(
          ([, { Type, Condition }]) =>
            Type === 'AWS::EC2::NatGateway' && !Condition,
        )
        .map(([id]) => `${id} is not optional`),
  },
  {
    name: 'a route waits until its internet gateway is attached',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::EC2::Route')
        .filter(({ properties }) => properties.GatewayId)
        .filter(
          ({ id }) =>
            ![...dependenciesOf(deployment, id)].some(
              dependency =>
                deployment.resources[dependency].Type ===
                'AWS::EC2::VPCGatewayAttachment',
            ),
        )
        .map(({ id }) => `${id} does not wait for an attachment`),
  },
];
