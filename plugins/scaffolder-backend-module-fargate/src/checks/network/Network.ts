/** Where the load balancer and the tasks shall live. */
export interface NetworkIds {
  vpcId: string;
  publicSubnetIds: string[];
  privateSubnetIds: string[];
}

/** A subnet, as far as it matters to a deployment. */
export interface NetworkSubnet {
  id: string;
  vpcId: string;
  cidr: string;
  /** E.g. `euw1-az1`: the zone whatever it is called in the account. */
  zoneId: string;
  /** E.g. `eu-west-1a`. */
  zoneName: string;
  routeTableId?: string;
  /** Where traffic to everywhere else goes: `igw-…`, `nat-…`, `tgw-…`; undefined without such a route. */
  defaultRoute?: string;
}

/** A VPC endpoint. */
export interface NetworkEndpoint {
  /** E.g. `com.amazonaws.eu-west-1.ecr.api`. */
  service: string;
  type: string;
  privateDns: boolean;
  /** That it is an entry in; of a gateway. */
  routeTableIds: string[];
  /** That it has an address in; of an interface. */
  subnetIds: string[];
  /** Security groups; of an interface. */
  groupIds: string[];
  /** Networks, prefix lists and groups that these let in on port 443. */
  admitted: string[];
}

/** A network as it is in AWS. */
export interface Network {
  vpcId: string;
  /** Those of the wanted subnets that exist. */
  subnets: NetworkSubnet[];
  endpoints: NetworkEndpoint[];
  /** Whether private names of endpoints can work: DNS support and DNS host names are on. */
  hasDns: boolean;
}
