/** A tag of an EC2 resource. */
export interface Tag {
  Key: string;
  Value: string;
}

/** A resource that can have tags. */
export interface Tagged {
  id: string;
  tags: Tag[];
}

/** The IPv6 CIDR block of a VPC or a subnet. */
export interface Ipv6Block {
  cidrBlock: string;
  associationId: string;
}

export interface Vpc extends Tagged {
  cidrBlock: string;
  instanceTenancy: string;
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
  ipv6?: Ipv6Block;
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
  ipv6?: Ipv6Block;
  assignIpv6AddressOnCreation: boolean;
  networkAclId: string;
  networkAclAssociationId: string;
}

/** An entry of a network ACL. */
export interface NetworkAclEntry {
  number: number;
  isEgress: boolean;
  action: 'allow' | 'deny';
  /** The number of the protocol; `-1` for all. */
  protocol: string;
  cidr?: string;
  cidr6?: string;
  /** Of TCP and UDP. */
  ports?: { from: number; to: number };
  icmp?: { type?: number; code?: number };
  /** The physical id of the resource of a stack that it is. */
  resourceId?: string;
}

export interface NetworkAcl extends Tagged {
  vpcId: string;
  isDefault: boolean;
  entries: NetworkAclEntry[];
}

/** A route. The destination of a gateway endpoint's route is a prefix list. */
export interface Route {
  /** A CIDR block, or a prefix list (`pl-…`). */
  destination: string;
  /** The id of a gateway: `local`, `igw-…`, `nat-…`, `eigw-…`, `vpce-…`, `eni-…`, `tgw-…`, `pcx-…`. */
  target: string;
  origin: 'CreateRouteTable' | 'CreateRoute';
}

export interface RouteTable extends Tagged {
  vpcId: string;
  routes: Route[];
  /** The associated subnets: association id → subnet id. */
  associations: Map<string, string>;
  /** Set for the main route table of a VPC. */
  mainAssociationId?: string;
}

export interface InternetGateway extends Tagged {
  /** The VPC that it is attached to. */
  vpcId?: string;
}

/** Lets traffic over IPv6 out of a VPC, and only the answers in. */
export interface EgressOnlyGateway extends Tagged {
  vpcId: string;
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
  /** The public IP address of outbound traffic. */
  publicIp?: string;
  failureCode?: string;
  failureMessage?: string;
  createTime: Date;
  deleteTime?: Date;
  /** Settles when the state is no longer `pending` or `deleting`. */
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
  /** -1 for all ports, or if the protocol has no ports. */
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
 * The process behind a network interface: its response, `refused` if no
 * process listens on the port, `silent` if it never responds.
 */
export type Server = (request: {
  port: number;
  protocol: 'HTTP' | 'HTTPS' | 'TCP';
  path?: string;
}) => ServerAnswer | 'refused' | 'silent';

/** The response of a process. */
export interface ServerAnswer {
  status: number;
  /** The whole response to a client. */
  render?(request: {
    method: string;
    path: string;
    headers: Record<string, string | undefined>;
  }): { status: number; headers: Record<string, string>; body: string };
}

export interface NetworkInterface extends Tagged {
  vpcId: string;
  subnetId: string;
  availabilityZone: string;
  description: string;
  interfaceType: string;
  privateIp: string;
  /** An address that is reachable from the internet, as far as routes lead there. */
  ipv6?: string;
  /** Set if the interface has a public IP address. */
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
  /** The part of its DNS names that is its own; empty for a gateway endpoint. */
  dnsLabel: string;
  /** The hosted zone of its DNS names; empty for a gateway endpoint. */
  hostedZoneId: string;
  creationTimestamp: Date;
  /** Settles when the state is no longer `pending`. */
  stable: Promise<void>;
}

/** A record of the traffic of something, if there were packets to record. */
export interface FlowLog extends Tagged {
  resourceType: string;
  resourceId: string;
  /** None of transit gateways. */
  trafficType?: string;
  destinationType: string;
  /** The ARN of a bucket or of a log group. */
  destination?: string;
  logGroupName?: string;
  /** Which delivers to the log group. */
  roleArn?: string;
  logFormat: string;
  /** Seconds */
  maxAggregationInterval: number;
  /** Of files in a bucket. */
  destinationOptions?: {
    fileFormat: string;
    hiveCompatiblePartitions: boolean;
    perHourPartition: boolean;
  };
  creationTime: Date;
}
