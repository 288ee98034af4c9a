import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { AvailabilityZone, availabilityZones } from './zones';
import { addressAt, addressCount, addressIn6 } from './network/cidr';
import {
  visibleAttachments,
  TransitGateways,
} from './transitGateways/TransitGateways';
import { publicAddresses } from './publicAddresses';
import {
  Address,
  EgressOnlyGateway,
  FlowLog,
  InternetGateway,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Server,
  Subnet,
  Tag,
  Tagged,
  Vpc,
  VpcEndpoint,
} from './types';

/** AWS reserves the first four addresses and the last one of every subnet. */
const RESERVED_AT_START = 4;
const RESERVED = 5;

/** The not-found errors, by kind of resource. */
const NOT_FOUND = {
  vpcs: ['InvalidVpcID.NotFound', "The vpc ID '{id}' does not exist"],
  subnets: ['InvalidSubnetID.NotFound', "The subnet ID '{id}' does not exist"],
  networkAcls: [
    'InvalidNetworkAclID.NotFound',
    "The networkAcl ID '{id}' does not exist",
  ],
  routeTables: [
    'InvalidRouteTableID.NotFound',
    "The routeTable ID '{id}' does not exist",
  ],
  internetGateways: [
    'InvalidInternetGatewayID.NotFound',
    "The internetGateway ID '{id}' does not exist",
  ],
  egressOnlyGateways: [
    'InvalidGatewayID.NotFound',
    "The gateway ID '{id}' does not exist",
  ],
  natGateways: ['NatGatewayNotFound', 'The Nat Gateway {id} was not found'],
  addresses: [
    'InvalidAllocationID.NotFound',
    "The allocation ID '{id}' does not exist",
  ],
  securityGroups: [
    'InvalidGroup.NotFound',
    "The security group '{id}' does not exist",
  ],
  networkInterfaces: [
    'InvalidNetworkInterfaceID.NotFound',
    "The networkInterface ID '{id}' does not exist",
  ],
  vpcEndpoints: [
    'InvalidVpcEndpointId.NotFound',
    "The Vpc Endpoint Id '{id}' does not exist",
  ],
} as const;

/** A kind of resource, by the name of its map in {@link Ec2}. */
export type Kind = keyof typeof NOT_FOUND;

type ResourceOf<K extends Kind> = Ec2[K] extends Map<string, infer T>
  ? T
  : never;

/** The input for a network interface. */
export interface InterfaceInput {
  subnetId: string;
  /**
   * Default: the default security group of the VPC. An empty list creates an
   * interface without security groups.
   */
  securityGroupIds?: string[];
  description: string;
  /** `interface` (default), `nat_gateway`, `vpc_endpoint`, `network_load_balancer`. */
  interfaceType?: string;
  /** Whether it gets an IPv6 address. Default: as its subnet says. */
  assignIpv6?: boolean;
  /** Whether it gets a public IP address. */
  assignPublicIp?: boolean;
  /** A free address of the subnet. Default: any. */
  privateIp?: string;
  server?: Server;
  tags?: Tag[];
}

/** The networks of one region of one account. There is no default VPC. */
export class Ec2 {
  readonly vpcs = new Map<string, Vpc>();
  readonly subnets = new Map<string, Subnet>();
  readonly networkAcls = new Map<string, NetworkAcl>();
  readonly routeTables = new Map<string, RouteTable>();
  readonly internetGateways = new Map<string, InternetGateway>();
  readonly egressOnlyGateways = new Map<string, EgressOnlyGateway>();
  readonly natGateways = new Map<string, NatGateway>();
  /** Elastic IP addresses, by allocation id. */
  readonly addresses = new Map<string, Address>();
  readonly securityGroups = new Map<string, SecurityGroup>();
  readonly networkInterfaces = new Map<string, NetworkInterface>();
  readonly vpcEndpoints = new Map<string, VpcEndpoint>();
  readonly flowLogs = new Map<string, FlowLog>();
  readonly availabilityZones: readonly AvailabilityZone[];
  /** AWS's default quotas; a test may raise them. */
  readonly quotas = {
    vpcs: 5,
    internetGateways: 5,
    addresses: 5,
    natGatewaysPerZone: 5,
    subnetsPerVpc: 200,
    rulesPerSecurityGroup: 60,
  };
  readonly #interfacesByAddress = new Map<string, NetworkInterface>();

  constructor(readonly region: Region) {
    this.availabilityZones = availabilityZones(region.accountId, region.name);
  }

  /**
   * The resource with an id.
   *
   * @throws AwsError of EC2's not-found code.
   */
  require<K extends Kind>(kind: K, id: string): ResourceOf<K> {
    const found = this[kind].get(id);
    if (!found) {
      if (kind === 'securityGroups' && !id.startsWith('sg-')) {
        throw new AwsError(
          'InvalidGroupId.Malformed',
          `The security group ID '${id}' is malformed`,
        );
      }
      const [code, text] = NOT_FOUND[kind];
      throw new AwsError(code, text.replace('{id}', id));
    }
    return found as ResourceOf<K>;
  }

  /**
   * Creates a network interface with a free private IP address of its subnet.
   *
   * @throws AwsError `InvalidSubnetID.NotFound`, `InvalidGroup.NotFound`,
   *   `InsufficientFreeAddressesInSubnet`.
   */
  createInterface(input: InterfaceInput): NetworkInterface {
    const subnet = this.require('subnets', input.subnetId);
    const vpc = this.require('vpcs', subnet.vpcId);
    const securityGroupIds = input.securityGroupIds ?? [
      vpc.defaultSecurityGroupId,
    ];
    for (const id of securityGroupIds) {
      this.require('securityGroups', id);
    }
    const { ids } = this.region;
    const created: NetworkInterface = {
      id: ids.ec2('eni'),
      tags: input.tags ?? [],
      vpcId: vpc.id,
      subnetId: subnet.id,
      availabilityZone: subnet.availabilityZone,
      description: input.description,
      interfaceType: input.interfaceType ?? 'interface',
      privateIp: input.privateIp ?? this.#freeAddress(subnet),
      ipv6:
        subnet.ipv6 && (input.assignIpv6 ?? subnet.assignIpv6AddressOnCreation)
          ? addressIn6(subnet.ipv6.cidrBlock, this.region.ids.hex(16))
          : undefined,
      publicIp: input.assignPublicIp
        ? publicAddresses(this.region.world).allocate()
        : undefined,
      macAddress: `06:${ids.hex(10).match(/../g)!.join(':')}`,
      attachmentId: ids.ec2('eni-attach'),
      securityGroupIds: [...securityGroupIds],
      server: input.server,
    };
    this.networkInterfaces.set(created.id, created);
    this.#interfacesByAddress.set(
      addressKey(vpc.id, created.privateIp),
      created,
    );
    return created;
  }

  /** Deletes a network interface, if it exists. */
  deleteInterface(id: string): void {
    const found = this.networkInterfaces.get(id);
    if (!found) {
      return;
    }
    this.networkInterfaces.delete(id);
    this.#interfacesByAddress.delete(addressKey(found.vpcId, found.privateIp));
    const elastic = [...this.addresses.values()].find(
      address => address.networkInterfaceId === id,
    );
    if (elastic) {
      elastic.associationId = undefined;
      elastic.networkInterfaceId = undefined;
      elastic.privateIp = undefined;
    } else if (found.publicIp) {
      publicAddresses(this.region.world).release(found.publicIp);
    }
  }

  /** The interface with a private address in a VPC. */
  interfaceAt(vpcId: string, ip: string): NetworkInterface | undefined {
    return this.#interfacesByAddress.get(addressKey(vpcId, ip));
  }

  /** The number of available IP addresses in a subnet. */
  availableAddressCount(subnet: Subnet): number {
    let used = 0;
    for (const { subnetId } of this.networkInterfaces.values()) {
      used += subnetId === subnet.id ? 1 : 0;
    }
    return addressCount(subnet.cidrBlock) - RESERVED - used;
  }

  /** Every resource that can have tags, with its EC2 resource type. */
  *taggable(): Iterable<{ type: string; resource: Tagged }> {
    const kinds: [string, Map<string, Tagged>][] = [
      ['vpc', this.vpcs],
      ['subnet', this.subnets],
      ['network-acl', this.networkAcls],
      ['route-table', this.routeTables],
      ['internet-gateway', this.internetGateways],
      ['egress-only-internet-gateway', this.egressOnlyGateways],
      ['natgateway', this.natGateways],
      ['elastic-ip', this.addresses],
      ['security-group', this.securityGroups],
      ['network-interface', this.networkInterfaces],
      ['vpc-endpoint', this.vpcEndpoints],
      ['vpc-flow-log', this.flowLogs],
    ];
    for (const [type, resources] of kinds) {
      for (const resource of resources.values()) {
        yield { type, resource };
      }
    }
    const transit = this.region.service(TransitGateways);
    for (const resource of transit.gateways.values()) {
      yield { type: 'transit-gateway', resource };
    }
    for (const resource of transit.routeTables.values()) {
      yield { type: 'transit-gateway-route-table', resource };
    }
    for (const resource of visibleAttachments(this.region)) {
      yield { type: 'transit-gateway-attachment', resource };
    }
    for (const group of this.securityGroups.values()) {
      for (const resource of group.rules.values()) {
        yield { type: 'security-group-rule', resource };
      }
    }
  }

  #freeAddress(subnet: Subnet): string {
    const usable = addressCount(subnet.cidrBlock) - RESERVED;
    const start = Math.floor(this.region.ids.random() * usable);
    for (let i = 0; i < usable; i++) {
      const ip = addressAt(
        subnet.cidrBlock,
        RESERVED_AT_START + ((start + i) % usable),
      );
      if (!this.interfaceAt(subnet.vpcId, ip)) {
        return ip;
      }
    }
    throw new AwsError(
      'InsufficientFreeAddressesInSubnet',
      'The specified subnet does not have enough free addresses to satisfy the request.',
    );
  }
}

function addressKey(vpcId: string, ip: string): string {
  return `${vpcId} ${ip}`;
}
