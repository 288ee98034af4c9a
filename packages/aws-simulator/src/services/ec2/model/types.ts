/** A tag, as every EC2 resource carries them. */
export interface Tag {
  Key: string;
  Value: string;
}

/** What all EC2 resources have. */
export interface Tagged {
  id: string;
  tags: Tag[];
}

export interface Vpc extends Tagged {
  cidrBlock: string;
  instanceTenancy: string;
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  /** The association of the primary CIDR block. */
  cidrAssociationId: string;
  mainRouteTableId: string;
  defaultSecurityGroupId: string;
  defaultNetworkAclId: string;
}

export interface Subnet extends Tagged {
  vpcId: string;
  cidrBlock: string;
  availabilityZone: string;
  availabilityZoneId: string;
  mapPublicIpOnLaunch: boolean;
  networkAclAssociationId: string;
}

/** Where a route leads. A gateway endpoint's route has a prefix list as its destination. */
export interface Route {
  /** A CIDR block, or a prefix list (`pl-…`). */
  destination: string;
  /** The id of a gateway: `local`, `igw-…`, `nat-…`, `vpce-…`, `eni-…`, `tgw-…`, `pcx-…`. */
  target: string;
  origin: 'CreateRouteTable' | 'CreateRoute';
}

export interface RouteTable extends Tagged {
  vpcId: string;
  routes: Route[];
  /** The subnets with this table of their own; association id → subnet id. */
  associations: Map<string, string>;
  /** Set on a VPC's main route table. */
  mainAssociationId?: string;
}

export interface InternetGateway extends Tagged {
  /** The VPC that it is attached to. */
  vpcId?: string;
}

export interface NatGateway extends Tagged {
  vpcId: string;
  subnetId: string;
  state: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted';
  connectivityType: 'public' | 'private';
  allocationId?: string;
  associationId?: string;
  networkInterfaceId?: string;
  privateIp?: string;
  /** The fixed address that the internet sees. */
  publicIp?: string;
  failureCode?: string;
  failureMessage?: string;
  createTime: Date;
  deleteTime?: Date;
  /** Settled as soon as the state is no longer `pending` or `deleting`. */
  stable: Promise<void>;
}

/** An Elastic IP address. */
export interface Address extends Tagged {
  publicIp: string;
  associationId?: string;
  networkInterfaceId?: string;
  privateIp?: string;
}

export interface SecurityGroupRule extends Tagged {
  groupId: string;
  isEgress: boolean;
  /** `-1` (all), `tcp`, `udp`, `icmp`, `icmpv6`, or a protocol number. */
  protocol: string;
  /** -1 where the protocol has no ports, or all are meant. */
  fromPort: number;
  toPort: number;
  peer: RulePeer;
  description?: string;
}

export type RulePeer =
  | { cidrIpv4: string }
  | { cidrIpv6: string }
  | { groupId: string }
  | { prefixListId: string };

export interface SecurityGroup extends Tagged {
  vpcId: string;
  name: string;
  description: string;
  rules: Map<string, SecurityGroupRule>;
}

/**
 * What listens behind a network interface: it answers a request, `refused`
 * where no process holds the port, `silent` where it never answers.
 */
export type Server = (request: {
  port: number;
  protocol: 'HTTP' | 'HTTPS' | 'TCP';
  path?: string;
}) => { status: number } | 'refused' | 'silent';

export interface NetworkInterface extends Tagged {
  vpcId: string;
  subnetId: string;
  availabilityZone: string;
  description: string;
  interfaceType: string;
  privateIp: string;
  /** Set where the interface has a public address. */
  publicIp?: string;
  macAddress: string;
  attachmentId: string;
  securityGroupIds: string[];
  server?: Server;
}

export interface VpcEndpoint extends Tagged {
  vpcId: string;
  type: 'Gateway' | 'Interface';
  /** `com.amazonaws.eu-west-1.ecr.api` */
  serviceName: string;
  state: 'pending' | 'available' | 'deleting';
  policyDocument: string;
  privateDnsEnabled: boolean;
  routeTableIds: string[];
  subnetIds: string[];
  securityGroupIds: string[];
  networkInterfaceIds: string[];
  dnsEntries: { DnsName: string; HostedZoneId: string }[];
  creationTimestamp: Date;
  /** Settled as soon as the state is no longer `pending`. */
  stable: Promise<void>;
}
