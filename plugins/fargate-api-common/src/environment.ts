import { ClockReading } from './ClockReading';
import { Observed } from './observed';
import { FargateApiProblem } from './status';
import { FargateTargetSummary, QuotaUse } from './targets';

/**
 * How private subnets reach the internet: not at all, through one NAT gateway,
 * through one in each availability zone, or through another number of gateways.
 *
 * @public
 */
export type NatMode = 'none' | 'single' | 'per-zone' | 'other';

/** @public */
export interface NetworkStatus {
  vpcId: string;
  /** The VPC's IPv4 blocks, the primary one first. */
  cidrs: string[];
  /** The availability zones with a subnet, sorted. */
  availabilityZones: string[];
}

/** @public */
export interface EgressStatus {
  nat: NatMode;
  /** The static public IP addresses of outbound traffic, sorted. */
  ips: string[];
}

/** @public */
export interface VpcEndpointStatus {
  id: string;
  /** E.g. `com.amazonaws.eu-west-1.ecr.api`. */
  service: string;
  /** AWS's type: `Interface`, `Gateway` … */
  type: string;
  /** AWS's state, in lower case: `available`, `pending`, `failed` … */
  state: string;
  /** Of an interface endpoint: in how many Availability Zones it is. */
  zones?: number;
}

/** @public */
export interface ClusterStatus {
  name: string;
  /** ECS's status: `ACTIVE`, `INACTIVE` … */
  status: string;
  runningTasks: number;
  pendingTasks: number;
  activeServices: number;
}

/**
 * What an Application Load Balancer has a limited number of.
 *
 * @public
 */
export type SharedLoadBalancerQuota = 'rules' | 'targetGroups' | 'certificates';

/**
 * The load balancer that the APIs of an environment share.
 *
 * @public
 */
export interface SharedLoadBalancerStatus {
  /** In how many Availability Zones it is, each with an address. */
  zones: number;
  quotas: Record<SharedLoadBalancerQuota, Required<QuotaUse>>;
}

/**
 * A log that an environment keeps of its own.
 *
 * @public
 */
export interface EnvironmentLogStatus {
  /** 0 where it keeps none. */
  retentionDays: number;
  logGroup?: string;
  /** Of the log group in AWS's console. */
  url?: string;
}

/**
 * An API in an environment, from the catalog.
 *
 * @public
 */
export interface EnvironmentApi {
  /** E.g. `api:default/orders`. */
  entityRef: string;
  title?: string;
}

/**
 * The response of `GET /v1/environments/:kind/:namespace/:name/status`.
 *
 * @public
 */
export interface EnvironmentStatus extends ClockReading {
  /** The most important first. */
  problems: FargateApiProblem[];
  target: FargateTargetSummary;
  network: Observed<NetworkStatus>;
  egress: Observed<EgressStatus>;
  endpoints: Observed<VpcEndpointStatus[]>;
  cluster: Observed<ClusterStatus>;
  /** Empty without one. */
  sharedLoadBalancer: Observed<SharedLoadBalancerStatus>;
  /** The flow logs of the VPC; empty unless its stack says so. */
  flowLogs: Observed<EnvironmentLogStatus>;
  /** The sessions of ECS Exec; empty unless the stack of the cluster says so. */
  execLogs: Observed<EnvironmentLogStatus>;
  /** The APIs that the caller may read in the catalog, sorted by name. */
  apis: EnvironmentApi[];
  links: { stack?: string; cluster?: string; vpc?: string };
}
