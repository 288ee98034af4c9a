/** A route of a VPC's route table. */
export interface RouteFact {
  /** E.g. `10.1.0.0/16`. */
  destination: string;
  /** E.g. `tgw-…`, `nat-…`, `local`. */
  target: string;
  /** False for a blackhole. */
  active: boolean;
}

/** A subnet and where its route table leads. */
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
  /** EC2's word, e.g. `available`. */
  state: string;
  /** Zones with a subnet of it. */
  zoneIds: string[];
}

/** What AWS says of everything between a consumer's VPC and an internal API. */
export interface ConsumerFacts {
  name: {
    domainName: string;
    zoneId: string;
    /** Where the alias record leads; undefined without one. */
    aliasTarget?: string;
  };
  /** Undefined when there is no such zone any more. */
  delegation?: {
    zoneName: string;
    nameServers: string[];
    /** The parent zone, where an account of the portal has it. */
    parent?: { name: string; zoneId: string; delegatedTo: string[] };
  };
  balancer: {
    name: string;
    dnsName: string;
    /** ELB's word, e.g. `active`. */
    state: string;
    addresses: { ip: string; subnetId: string; zoneId: string }[];
    hasTlsListener: boolean;
    /** As {@link admittedSources} gives it; undefined without a security group. */
    admitted?: string[];
  };
  consumer: { vpcId: string; subnets: SubnetFact[] };
  provider: { vpcId: string; cidr: string; subnets: SubnetFact[] };
  /** Of both VPCs. */
  attachments: AttachmentFact[];
  /**
   * Attachment ids to which the transit gateway leads on from the attachment
   * of each VPC; undefined where its owner is no account of the portal.
   */
  transit?: { fromConsumer?: string; fromProvider?: string };
  target: {
    healthy: number;
    total: number;
    /** Whether the tasks' group admits the load balancer on the health port. */
    admitsBalancer: boolean;
  };
}
