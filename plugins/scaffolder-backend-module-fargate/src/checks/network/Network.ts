/** The VPC and the subnets of the load balancer and the tasks. */
export interface NetworkIds {
  vpcId: string;
  publicSubnetIds: string[];
  privateSubnetIds: string[];
}

/** The facts about a subnet that a deployment depends on. */
export interface NetworkSubnet {
  id: string;
  vpcId: string;
  cidr: string;
  /** E.g. `euw1-az1`: the same in every account, unlike the name. */
  zoneId: string;
  /** E.g. `eu-west-1a`. */
  zoneName: string;
  routeTableId?: string;
  /** How many IP addresses nothing uses. */
  freeAddresses: number;
  /**
   * Target of the default route: `igw-…`, `nat-…`, `tgw-…`; undefined without
   * such a route.
   */
  defaultRoute?: string;
}

/** A VPC endpoint. */
export interface NetworkEndpoint {
  /** E.g. `com.amazonaws.eu-west-1.ecr.api`. */
  service: string;
  type: string;
  privateDns: boolean;
  /** Route tables with a route to it; of a gateway endpoint. */
  routeTableIds: string[];
  /** Subnets with a network interface of it; of an interface endpoint. */
  subnetIds: string[];
  /** Its security groups; of an interface endpoint. */
  groupIds: string[];
  /**
   * CIDR blocks, prefix lists and security groups that these allow on port 443.
   */
  admitted: string[];
}

/** The facts about a VPC that a deployment depends on. */
export interface Network {
  vpcId: string;
  /** The requested subnets that exist. */
  subnets: NetworkSubnet[];
  endpoints: NetworkEndpoint[];
  /**
   * Whether private DNS of endpoints can work: DNS support and DNS hostnames
   * are enabled.
   */
  hasDns: boolean;
}
