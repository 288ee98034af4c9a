import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { Tag, VpcEndpoint } from './types';
import { typesOfService, prefixListId } from './vpcEndpointServices';

/**
 * Seconds until an interface endpoint is available. A gateway endpoint is
 * available immediately.
 */
export const INTERFACE_ENDPOINT_SECONDS = 47;

const FULL_ACCESS = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

/** The policy of an endpoint that names none; that of a gateway endpoint has a version. */
const DEFAULT_POLICY = {
  Gateway: JSON.stringify({ Version: '2008-10-17', ...FULL_ACCESS }),
  Interface: JSON.stringify(FULL_ACCESS),
};

/** The settings of an endpoint that can be modified. */
export interface VpcEndpointSettings {
  routeTableIds?: string[];
  subnetIds?: string[];
  /** Default: the default security group of the VPC. */
  securityGroupIds?: string[];
  privateDnsEnabled?: boolean;
  policyDocument?: string;
}

/** The input for a VPC endpoint. */
export interface VpcEndpointInput extends VpcEndpointSettings {
  vpcId: string;
  serviceName: string;
  type: 'Gateway' | 'Interface';
  tags?: Tag[];
}

/** Creates a VPC endpoint with its routes, or with a network interface in each subnet. */
export function createVpcEndpoint(
  ec2: Ec2,
  input: VpcEndpointInput,
): VpcEndpoint {
  const vpc = ec2.require('vpcs', input.vpcId);
  const { ids, name: regionName, world } = ec2.region;
  const types = typesOfService(regionName, input.serviceName);
  if (types.length === 0) {
    throw new AwsError(
      'InvalidServiceName',
      `The Vpc Endpoint Service '${input.serviceName}' does not exist`,
    );
  }
  if (!types.includes(input.type)) {
    throw new AwsError(
      'InvalidParameter',
      `Endpoint type (${
        input.type
      }) does not match available service types ([${types.join(', ')}]).`,
    );
  }
  checkTypeSettings(input.type, input);
  const id = ids.ec2('vpce');
  const endpoint: VpcEndpoint = {
    id,
    tags: input.tags ?? [],
    vpcId: vpc.id,
    type: input.type,
    serviceName: input.serviceName,
    state: input.type === 'Gateway' ? 'available' : 'pending',
    policyDocument: DEFAULT_POLICY[input.type],
    privateDnsEnabled: false,
    routeTableIds: [],
    subnetIds: [],
    securityGroupIds:
      input.type === 'Interface' ? [vpc.defaultSecurityGroupId] : [],
    networkInterfaceIds: [],
    dnsLabel: '',
    hostedZoneId: '',
    creationTimestamp: world.now(),
    stable: Promise.resolve(),
  };
  apply(ec2, endpoint, input);
  ec2.vpcEndpoints.set(id, endpoint);
  if (endpoint.type === 'Interface') {
    endpoint.dnsLabel = `${id}-${ids.hex(8)}`;
    endpoint.hostedZoneId = `Z${ids.upper(13)}`;
    endpoint.stable = new Promise(resolve => {
      ec2.region.clock.after(INTERFACE_ENDPOINT_SECONDS, () => {
        if (endpoint.state === 'pending') {
          endpoint.state = 'available';
        }
        ec2.region.changed();
        resolve();
      });
    });
  }
  ec2.region.changed();
  return endpoint;
}

function checkTypeSettings(
  type: VpcEndpoint['type'],
  settings: VpcEndpointSettings,
): void {
  const refuse = (what: string) =>
    new AwsError('InvalidParameter', `${what} type VPC Endpoints.`);
  if (type === 'Interface' && settings.routeTableIds?.length) {
    throw refuse('Route table IDs are only supported for Gateway');
  }
  if (type === 'Gateway' && settings.subnetIds?.length) {
    throw refuse(
      'Subnet IDs are only supported for Interface and GatewayLoadBalancer',
    );
  }
  if (type === 'Gateway' && settings.securityGroupIds?.length) {
    throw refuse('Security group IDs are only supported for Interface');
  }
  if (type === 'Gateway' && settings.privateDnsEnabled) {
    throw refuse('Private DNS is only supported for Interface');
  }
}

/** Modifies the given settings of an endpoint. */
export function modifyVpcEndpoint(
  ec2: Ec2,
  id: string,
  settings: VpcEndpointSettings,
): void {
  const endpoint = ec2.require('vpcEndpoints', id);
  checkTypeSettings(endpoint.type, settings);
  apply(ec2, endpoint, settings);
  ec2.region.changed();
}

/** Deletes an endpoint with its routes and network interfaces. */
export function deleteVpcEndpoint(ec2: Ec2, id: string): void {
  const endpoint = ec2.require('vpcEndpoints', id);
  endpoint.state = 'deleting';
  for (const table of ec2.routeTables.values()) {
    table.routes = table.routes.filter(({ target }) => target !== id);
  }
  for (const interfaceId of endpoint.networkInterfaceIds) {
    ec2.deleteInterface(interfaceId);
  }
  ec2.vpcEndpoints.delete(id);
  ec2.region.changed();
}

function apply(
  ec2: Ec2,
  endpoint: VpcEndpoint,
  settings: VpcEndpointSettings,
): void {
  checkSettings(ec2, endpoint, settings);
  endpoint.policyDocument = settings.policyDocument ?? endpoint.policyDocument;
  endpoint.privateDnsEnabled =
    settings.privateDnsEnabled ?? endpoint.privateDnsEnabled;
  if (endpoint.type === 'Gateway') {
    setRouteTables(
      ec2,
      endpoint,
      settings.routeTableIds ?? endpoint.routeTableIds,
    );
    return;
  }
  endpoint.securityGroupIds = [
    ...(settings.securityGroupIds ?? endpoint.securityGroupIds),
  ];
  setSubnets(ec2, endpoint, settings.subnetIds ?? endpoint.subnetIds);
}

function checkSettings(
  ec2: Ec2,
  endpoint: VpcEndpoint,
  settings: VpcEndpointSettings,
): void {
  const { vpcId } = endpoint;
  const checkVpc = (words: string, other: { id: string; vpcId: string }) => {
    if (other.vpcId !== vpcId) {
      throw new AwsError(
        'InvalidParameter',
        `The ${words} ${other.id} does not belong to the VPC ${vpcId}`,
      );
    }
  };
  for (const id of settings.securityGroupIds ?? []) {
    checkVpc('security group', ec2.require('securityGroups', id));
  }
  for (const id of settings.routeTableIds ?? []) {
    checkVpc('route table', ec2.require('routeTables', id));
  }
  const zones = new Set<string>();
  for (const id of settings.subnetIds ?? []) {
    const subnet = ec2.require('subnets', id);
    checkVpc('subnet', subnet);
    const { availabilityZone } = subnet;
    if (zones.has(availabilityZone)) {
      throw new AwsError(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}`,
      );
    }
    zones.add(availabilityZone);
  }
  if (settings.privateDnsEnabled) {
    checkPrivateDns(ec2, endpoint);
  }
}

function checkPrivateDns(ec2: Ec2, endpoint: VpcEndpoint): void {
  const vpc = ec2.require('vpcs', endpoint.vpcId);
  if (!vpc.enableDnsSupport || !vpc.enableDnsHostnames) {
    throw new AwsError(
      'InvalidParameter',
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc.id}`,
    );
  }
  const conflict = [...ec2.vpcEndpoints.values()].some(
    other =>
      other.id !== endpoint.id &&
      other.vpcId === vpc.id &&
      other.serviceName === endpoint.serviceName &&
      other.privateDnsEnabled,
  );
  if (conflict) {
    throw new AwsError(
      'InvalidParameter',
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${serviceOf(
        endpoint,
      )}.${ec2.region.name}.${ec2.region.dnsSuffix} in the VPC ${vpc.id}`,
    );
  }
}

function setRouteTables(ec2: Ec2, endpoint: VpcEndpoint, ids: string[]): void {
  const destination = prefixListId(ec2.region.name, serviceOf(endpoint));
  const tables = ids.map(id => ec2.require('routeTables', id));
  for (const table of tables) {
    const other = table.routes.find(route => route.destination === destination);
    if (other && other.target !== endpoint.id) {
      throw new AwsError(
        'RouteAlreadyExists',
        `route table ${table.id} already has a route with destination-prefix-list-id ${destination}`,
      );
    }
  }
  for (const table of ec2.routeTables.values()) {
    table.routes = table.routes.filter(({ target }) => target !== endpoint.id);
  }
  for (const table of tables) {
    table.routes.push({
      destination,
      target: endpoint.id,
      origin: 'CreateRoute',
    });
  }
  endpoint.routeTableIds = [...ids];
}

function setSubnets(ec2: Ec2, endpoint: VpcEndpoint, ids: string[]): void {
  const kept: string[] = [];
  for (const interfaceId of endpoint.networkInterfaceIds) {
    const found = ec2.networkInterfaces.get(interfaceId);
    if (found && ids.includes(found.subnetId)) {
      found.securityGroupIds = [...endpoint.securityGroupIds];
      kept.push(interfaceId);
    } else {
      ec2.deleteInterface(interfaceId);
    }
  }
  const added = ids
    .filter(id => !endpoint.subnetIds.includes(id))
    .map(
      subnetId =>
        ec2.createInterface({
          subnetId,
          securityGroupIds: endpoint.securityGroupIds,
          description: `VPC Endpoint Interface ${endpoint.id}`,
          interfaceType: 'vpc_endpoint',
        }).id,
    );
  endpoint.networkInterfaceIds = [...kept, ...added];
  endpoint.subnetIds = [...ids];
}

/** `ecr.api` of `com.amazonaws.eu-west-1.ecr.api` */
function serviceOf({ serviceName }: VpcEndpoint): string {
  return serviceName.replace(/^.*com\.amazonaws\.[^.]+\./, '');
}

/** The DNS names of an interface endpoint: of the region, of each zone and, with private DNS, of the service. */
export function dnsEntriesOf(
  ec2: Ec2,
  endpoint: VpcEndpoint,
): { DnsName: string; HostedZoneId: string }[] {
  if (endpoint.type === 'Gateway') {
    return [];
  }
  const { dnsLabel, hostedZoneId: HostedZoneId } = endpoint;
  const { dnsSuffix, name: region } = ec2.region;
  const zones = endpoint.subnetIds.map(
    id => ec2.require('subnets', id).availabilityZone,
  );
  const suffix = `${serviceOf(endpoint)}.${region}.vpce.${dnsSuffix}`;
  return [
    ...['', ...zones.sort().map(zone => `-${zone}`)].map(zone => ({
      DnsName: `${dnsLabel}${zone}.${suffix}`,
      HostedZoneId,
    })),
    ...(endpoint.privateDnsEnabled
      ? [
          {
            DnsName: `${serviceOf(endpoint)
              .split('.')
              .reverse()
              .join('.')}.${region}.${dnsSuffix}`,
            HostedZoneId: `Z0${dnsLabel.slice(-8).toUpperCase()}`,
          },
        ]
      : []),
  ];
}
