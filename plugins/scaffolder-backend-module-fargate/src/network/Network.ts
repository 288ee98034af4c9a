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
  routeTableIds: string[];
}

/** A network as it is in AWS. */
export interface Network {
  vpcId: string;
  /** Those of the wanted subnets that exist. */
  subnets: NetworkSubnet[];
  endpoints: NetworkEndpoint[];
}
