import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { Route, RouteTable, Tag } from './types';
import { covers, isCidr6 } from './network/cidr';
import { liveAttachment } from './transitGateways/TransitGateways';
import { checkCidr } from './checkCidr';

export function createRouteTable(
  ec2: Ec2,
  vpcId: string,
  tags: Tag[] = [],
): RouteTable {
  const vpc = ec2.require('vpcs', vpcId);
  const table = addRouteTable(ec2, vpc.id, vpc.cidrBlock, tags);
  if (vpc.ipv6) {
    table.routes.push({
      destination: vpc.ipv6.cidrBlock,
      target: 'local',
      origin: 'CreateRouteTable',
    });
  }
  return table;
}

/** Creates a route table with the local route of the VPC. */
export function addRouteTable(
  ec2: Ec2,
  vpcId: string,
  vpcCidr: string,
  tags: Tag[],
): RouteTable {
  const table: RouteTable = {
    id: ec2.region.ids.ec2('rtb'),
    tags,
    vpcId,
    routes: [
      { destination: vpcCidr, target: 'local', origin: 'CreateRouteTable' },
    ],
    associations: new Map(),
  };
  ec2.routeTables.set(table.id, table);
  return table;
}

/** @throws AwsError `DependencyViolation` while subnets are associated, or if it is the main one. */
export function deleteRouteTable(ec2: Ec2, routeTableId: string): void {
  const table = ec2.require('routeTables', routeTableId);
  if (table.associations.size > 0 || table.mainAssociationId) {
    throw new AwsError(
      'DependencyViolation',
      `The routeTable '${routeTableId}' has dependencies and cannot be deleted.`,
    );
  }
  ec2.routeTables.delete(routeTableId);
  ec2.region.changed();
}

/**
 * Associates a route table with a subnet.
 *
 * @returns the id of the association.
 * @throws AwsError `Resource.AlreadyAssociated`.
 */
export function associateRouteTable(
  ec2: Ec2,
  routeTableId: string,
  subnetId: string,
): string {
  const table = ec2.require('routeTables', routeTableId);
  const subnet = ec2.require('subnets', subnetId);
  if (subnet.vpcId !== table.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `Route table ${routeTableId} and subnet ${subnetId} belong to different networks`,
    );
  }
  for (const other of ec2.routeTables.values()) {
    for (const [id, associated] of other.associations) {
      if (associated === subnetId) {
        throw new AwsError(
          'Resource.AlreadyAssociated',
          `the specified association for route table ${other.id} conflicts with an existing association ${id}`,
        );
      }
    }
  }
  const associationId = ec2.region.ids.ec2('rtbassoc');
  table.associations.set(associationId, subnetId);
  ec2.region.changed();
  return associationId;
}

/** @throws AwsError `InvalidAssociationID.NotFound`. */
export function disassociateRouteTable(ec2: Ec2, associationId: string): void {
  const table = [...ec2.routeTables.values()].find(({ associations }) =>
    associations.has(associationId),
  );
  if (!table) {
    throw new AwsError(
      'InvalidAssociationID.NotFound',
      `The association ID '${associationId}' does not exist`,
    );
  }
  table.associations.delete(associationId);
  ec2.region.changed();
}

/** The input for a route: one destination and one target. */
export interface RouteInput {
  destinationCidrBlock?: string;
  destinationIpv6CidrBlock?: string;
  egressOnlyGatewayId?: string;
  gatewayId?: string;
  natGatewayId?: string;
  networkInterfaceId?: string;
  transitGatewayId?: string;
}

/** @throws AwsError `RouteAlreadyExists`, `InvalidGatewayID.NotFound`, … */
export function createRoute(
  ec2: Ec2,
  routeTableId: string,
  input: RouteInput,
): Route {
  const table = ec2.require('routeTables', routeTableId);
  const destination = destinationOf(input);
  const isLocal = table.routes.some(
    route => route.target === 'local' && covers(route.destination, destination),
  );
  if (isLocal) {
    throw new AwsError(
      'InvalidParameterValue',
      `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
  }
  if (table.routes.some(route => route.destination === destination)) {
    throw new AwsError(
      'RouteAlreadyExists',
      `The route identified by ${destination} already exists.`,
    );
  }
  const route: Route = {
    destination,
    target: targetOf(ec2, table, input),
    origin: 'CreateRoute',
  };
  table.routes.push(route);
  ec2.region.changed();
  return route;
}

/** Replaces the target of an existing route. */
export function replaceRoute(
  ec2: Ec2,
  routeTableId: string,
  input: RouteInput,
): void {
  const table = ec2.require('routeTables', routeTableId);
  const route = requireRoute(table, destinationOf(input));
  route.target = targetOf(ec2, table, input);
  ec2.region.changed();
}

/** @throws AwsError `InvalidRoute.NotFound`. */
export function deleteRoute(
  ec2: Ec2,
  routeTableId: string,
  destination: string,
): void {
  const table = ec2.require('routeTables', routeTableId);
  const route = requireRoute(table, destination);
  if (route.target === 'local') {
    throw new AwsError(
      'InvalidParameterValue',
      `cannot remove local route ${destination} in route table ${routeTableId}`,
    );
  }
  table.routes.splice(table.routes.indexOf(route), 1);
  ec2.region.changed();
}

function requireRoute(table: RouteTable, destination: string): Route {
  const route = table.routes.find(found => found.destination === destination);
  if (!route) {
    throw new AwsError(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${table.id}`,
    );
  }
  return route;
}

function destinationOf({
  destinationCidrBlock,
  destinationIpv6CidrBlock,
}: RouteInput): string {
  if (destinationIpv6CidrBlock && !destinationCidrBlock) {
    if (!isCidr6(destinationIpv6CidrBlock)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${destinationIpv6CidrBlock}) for parameter destinationIpv6CidrBlock is invalid. This is not a valid CIDR block.`,
      );
    }
    return destinationIpv6CidrBlock;
  }
  if (!destinationCidrBlock) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter destinationCidrBlock or destinationIpv6CidrBlock',
    );
  }
  return checkCidr(destinationCidrBlock, 'destinationCidrBlock');
}

function targetOf(ec2: Ec2, table: RouteTable, input: RouteInput): string {
  const targets = [
    input.gatewayId,
    input.egressOnlyGatewayId,
    input.natGatewayId,
    input.networkInterfaceId,
    input.transitGatewayId,
  ].filter(target => target !== undefined);
  if (targets.length !== 1) {
    throw new AwsError(
      targets.length === 0 ? 'MissingParameter' : 'InvalidParameterCombination',
      'The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, vpcEndpointId, coreNetworkArn or instanceId',
    );
  }
  const isIpv6 = input.destinationIpv6CidrBlock !== undefined;
  if (input.egressOnlyGatewayId) {
    const { id, vpcId } = ec2.require(
      'egressOnlyGateways',
      input.egressOnlyGatewayId,
    );
    if (!isIpv6 || vpcId !== table.vpcId) {
      throw new AwsError(
        'InvalidParameterValue',
        isIpv6
          ? `route table ${table.id} and egress only internet gateway ${id} belong to different networks`
          : `${id} can only be the target of a route for IPv6.`,
      );
    }
    return id;
  }
  if (isIpv6 && (input.natGatewayId || input.transitGatewayId)) {
    throw new AwsError(
      'UnsupportedOperation',
      'The AWS simulator does not support NAT64, nor IPv6 over transit gateways.',
    );
  }
  if (input.networkInterfaceId) {
    return ec2.require('networkInterfaces', input.networkInterfaceId).id;
  }
  if (input.natGatewayId) {
    const nat = ec2.natGateways.get(input.natGatewayId);
    if (!nat) {
      throw new AwsError(
        'InvalidNatGatewayID.NotFound',
        `The natGateway ID '${input.natGatewayId}' does not exist`,
      );
    }
    if (nat.vpcId !== table.vpcId) {
      throw new AwsError(
        'InvalidParameterValue',
        `route table ${table.id} and NAT gateway ${nat.id} belong to different networks`,
      );
    }
    return nat.id;
  }
  if (input.transitGatewayId) {
    const { transitGatewayId: id } = input;
    if (!liveAttachment(ec2.region, id, table.vpcId)) {
      throw new AwsError(
        'InvalidTransitGatewayID.NotFound',
        `The transitGateway ID '${id}' does not exist.`,
      );
    }
    return id;
  }
  const gateway = ec2.internetGateways.get(input.gatewayId!);
  if (!gateway) {
    throw new AwsError(
      'InvalidGatewayID.NotFound',
      `The gateway ID '${input.gatewayId}' does not exist`,
    );
  }
  if (gateway.vpcId !== table.vpcId) {
    throw new AwsError(
      'InvalidParameterValue',
      `route table ${table.id} and network gateway ${gateway.id} belong to different networks`,
    );
  }
  return gateway.id;
}
