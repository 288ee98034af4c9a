import { Observed } from './observed';
import { FargateApiProblem } from './status';
import { FargateTargetSummary } from './targets';

/**
 * How private subnets reach the internet: not at all, all by one NAT gateway,
 * each zone by its own, or by some other number of gateways.
 *
 * @public
 */
export type NatMode = 'none' | 'single' | 'per-zone' | 'other';

/** @public */
export interface NetworkStatus {
  vpcId: string;
  /** The VPC's IPv4 blocks, the primary one first. */
  cidrs: string[];
  /** Zones that have a subnet, in order. */
  availabilityZones: string[];
}

/** @public */
export interface EgressStatus {
  nat: NatMode;
  /** Fixed public addresses from which tasks reach the internet, in order. */
  ips: string[];
}

/** @public */
export interface VpcEndpointStatus {
  id: string;
  /** E.g. `com.amazonaws.eu-west-1.ecr.api`. */
  service: string;
  /** AWS's word: `Interface`, `Gateway` … */
  type: string;
  /** AWS's word, in lower case: `available`, `pending`, `failed` … */
  state: string;
}

/** @public */
export interface ClusterStatus {
  name: string;
  /** ECS's word: `ACTIVE`, `INACTIVE` … */
  status: string;
  runningTasks: number;
  pendingTasks: number;
  activeServices: number;
}

/**
 * An API in an environment, as the catalog knows it.
 *
 * @public
 */
export interface EnvironmentApi {
  /** E.g. `api:default/orders`. */
  entityRef: string;
  title?: string;
}

/**
 * The answer of `GET /v1/environments/:kind/:namespace/:name/status`.
 *
 * @public
 */
export interface EnvironmentStatus {
  /** The most telling first. */
  problems: FargateApiProblem[];
  target: FargateTargetSummary;
  network: Observed<NetworkStatus>;
  egress: Observed<EgressStatus>;
  endpoints: Observed<VpcEndpointStatus[]>;
  cluster: Observed<ClusterStatus>;
  /** Those that the one who asks may see in the catalog, by name. */
  apis: EnvironmentApi[];
  links: { stack?: string; cluster?: string; vpc?: string };
  /** The clock of AWS when the answer was put together, ISO 8601: ages count from here. */
  now: string;
}
