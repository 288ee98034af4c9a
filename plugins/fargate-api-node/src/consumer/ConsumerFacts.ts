/** A route of a VPC's route table. */
export interface RouteFact {
  /** E.g. `10.1.0.0/16`. */
  destination: string;
  /** E.g. `tgw-…`, `nat-…`, `local`. */
  target: string;
  /** False for a blackhole. */
  active: boolean;
}

/** A subnet and its routes. */
export interface SubnetFact {
  id: string;
  cidr: string;
  zoneId: string;
  routeTableId: string;
  routes: RouteFact[];
}

/** An attachment of a VPC to a transit gateway. */
export interface AttachmentFact {
  id: string;
  transitGatewayId: string;
  vpcId: string;
  /** EC2's state, e.g. `available`. */
  state: string;
  /** Availability zones in which it has a subnet. */
  zoneIds: string[];
}

/** The configuration of the path between a consumer's VPC and an internal API. */
export interface ConsumerFacts {
  name: {
    domainName: string;
    zoneId: string;
    /** The target of the alias record; undefined without one. */
    aliasTarget?: string;
  };
  /** Undefined when the hosted zone does not exist. */
  delegation?: {
    zoneName: string;
    nameServers: string[];
    /** The parent zone, where an account of the portal has it. */
    parent?: { name: string; zoneId: string; delegatedTo: string[] };
  };
  loadBalancer: {
    name: string;
    dnsName: string;
    /** ELB's state, e.g. `active`. */
    state: string;
    addresses: { ip: string; subnetId: string; zoneId: string }[];
    hasTlsListener: boolean;
    /** As {@link allowedSources} gives it; undefined without a security group. */
    allowed?: string[];
  };
  consumer: {
    vpcId: string;
    /** All IPv4 blocks of the VPC, the primary one first. */
    cidrs: string[];
    subnets: SubnetFact[];
  };
  provider: {
    vpcId: string;
    /** All IPv4 blocks of the VPC, the primary one first. */
    cidrs: string[];
    /** Those of the load balancer. */
    subnets: SubnetFact[];
  };
  /** Of both VPCs. */
  attachments: AttachmentFact[];
  /**
   * The attachments to which the transit gateway forwards from the attachment
   * of each VPC; undefined when no account of the portal owns it.
   */
  transit?: { fromConsumer?: string; fromProvider?: string };
  target: {
    healthy: number;
    total: number;
    /** Whether the security group of the tasks allows the load balancer. */
    allowsLoadBalancer: boolean;
  };
}
