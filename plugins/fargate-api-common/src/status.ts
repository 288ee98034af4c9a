import { ClockReading } from './ClockReading';
import { ConsumersStatus } from './consumers';
import { MessageFacts } from './facts';
import { Observed, ReadFailure } from './observed';

/**
 * The answer to "is it up?" in one word.
 *
 * @public
 */
export type FargateApiState =
  | 'healthy'
  | 'rolling-out'
  | 'starting'
  | 'degraded'
  | 'down'
  | 'scaled-to-zero'
  | 'asleep'
  | 'gone'
  | 'unconfirmed'
  | 'unknown';

/**
 * Something that is wrong, and what to do about it.
 *
 * @public
 */
export interface FargateApiProblem {
  severity: 'error' | 'warning';
  /** One of {@link ProblemKind}, or of a newer backend. */
  kind: string;
  /** The values for the messages of this kind. */
  facts: MessageFacts;
  /** What is wrong, one sentence in English. */
  message: string;
  /** What to do about it, one sentence in English. */
  hint?: string;
  /** AWS's own code where there is one, e.g. `Target.ResponseCodeMismatch`. */
  code?: string;
}

/**
 * The current deployment of an ECS service, or the last one.
 *
 * @public
 */
export interface Rollout {
  state: 'in-progress' | 'completed' | 'failed';
  /** ECS's `rolloutStateReason`. */
  reason?: string;
  /** ISO 8601. */
  startedAt?: string;
  updatedAt?: string;
  desired: number;
  running: number;
  pending: number;
  /** Tasks of this deployment that failed to start or did not become healthy; the circuit breaker counts them. */
  failedTasks: number;
  /** Whether ECS rolls back automatically when too many tasks fail. */
  circuitBreaker: boolean;
  /** The count of the circuit breaker, if AWS returns it. */
  breaker?: CircuitBreakerCount;
  /** Running tasks in percent of the desired count, 0 to 100. */
  progress: number;
  /** ECS's strategy: `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY`. */
  strategy?: string;
  /** The lifecycle stage of a blue/green deployment in progress: `SCALE_UP`, `PRODUCTION_TRAFFIC_SHIFT`, `BAKE_TIME`, `CLEAN_UP` … */
  stage?: string;
  /** `family:revision` being rolled out. */
  taskDefinition: string;
  /** `family:revision` of the previous tasks that are still running. */
  previousTaskDefinition?: string;
}

/**
 * The state of ECS's deployment circuit breaker.
 *
 * @public
 */
export interface CircuitBreakerCount {
  /** ECS's status: `MONITORING`, `TRIGGERED`, `MONITORING_COMPLETE`, `DISABLED`. */
  status: string;
  failures: number;
  /** The number of failures at which ECS stops the deployment. */
  threshold: number;
}

/** @public */
export interface ServiceEvent {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  message: string;
}

/** @public */
export interface ServiceStatus {
  name: string;
  cluster: string;
  /** ECS's status: `ACTIVE`, `DRAINING`, `INACTIVE`. */
  status: string;
  desired: number;
  running: number;
  pending: number;
  /** E.g. `LINUX 1.4.0`. */
  platform?: string;
  /**
   * Whether each task has a public IP address, which it uses for outbound traffic and
   * no other task gets.
   */
  hasPublicIps?: boolean;
  rollout?: Rollout;
  /** Newest first, at most 10. */
  events: ServiceEvent[];
}

/** @public */
export interface TaskDefinitionStatus {
  /** `family:revision` */
  name: string;
  images: string[];
  /** CPU units. */
  cpu?: number;
  /** MiB. */
  memory?: number;
  /** Of the containers that have variables or secrets, by name only. */
  configuration?: ContainerConfiguration[];
  /** Name of the role by which the containers call AWS. */
  taskRole?: string;
}

/**
 * The environment variables of a container, by name: their values never leave the
 * backend.
 *
 * @public
 */
export interface ContainerConfiguration {
  /** Name of the container. */
  container: string;
  /** Names of those whose values stand in the task definition. */
  variables: string[];
  /** Those whose values ECS reads when a task starts. */
  secrets: SecretVariable[];
}

/**
 * An environment variable whose value is a secret or a parameter.
 *
 * @public
 */
export interface SecretVariable {
  /** Name of the variable. */
  name: string;
  service: 'secretsmanager' | 'ssm';
  /** Name of the secret, or of the parameter. */
  source: string;
  /** The key of a secret that is a JSON object. */
  key?: string;
  /** A staging label or version of a secret, e.g. `AWSPREVIOUS`. */
  version?: string;
}

/** AWS's states of a target. @public */
export type TargetState =
  | 'healthy'
  | 'initial'
  | 'unhealthy'
  | 'draining'
  | 'unused'
  | 'unavailable';

/** @public */
export interface TargetStatus {
  /** The private address and port of the task. */
  address: string;
  availabilityZone?: string;
  state: TargetState;
  /** AWS's reason code, e.g. `Target.Timeout`. */
  reason?: string;
  /** AWS's description. */
  description?: string;
}

/** @public */
export interface TargetGroupStatus {
  name: string;
  healthCheckPath?: string;
  /** All 0 where `failure` is set and `observedAt` is not. */
  counts: Record<TargetState, number>;
  targets: TargetStatus[];
  /** The name of the group that it alternates with in blue/green deployments. */
  alternateOf?: string;
  /** When the targets were last read, ISO 8601; undefined when they never were. */
  observedAt?: string;
  /** Why the targets of this group could not be read, or not again. */
  failure?: ReadFailure;
}

/**
 * The endpoint of an API: its load balancer, or what its stack says of it if it
 * has none.
 *
 * @public
 */
export interface EndpointStatus {
  url?: string;
  /** With its further domain names. */
  additionalUrls?: string[];
  /** Of the load balancer. */
  dnsName?: string;
  scheme: 'internet-facing' | 'internal';
  /** Of the load balancer. */
  type?: 'application' | 'network';
  /** Whether the load balancer has an HTTPS or TLS listener, or the URL is one of HTTPS. */
  tls: boolean;
  /** ELB's state: `active`, `provisioning`, `active_impaired`, `failed`. */
  state?: string;
  /** Of the load balancer. */
  availabilityZones: string[];
  /** Whether other APIs have the load balancer too. */
  isShared?: boolean;
}

/**
 * The certificate of an endpoint's first HTTPS or TLS listener.
 *
 * @public
 */
export interface CertificateStatus {
  arn: string;
  domainName?: string;
  /** ISO 8601. */
  expiresAt?: string;
  /** ACM's status: `ISSUED`, `EXPIRED`, `REVOKED` … */
  status?: string;
  /** The status of ACM's renewal: `PENDING_AUTO_RENEWAL`, `PENDING_VALIDATION`, `SUCCESS`, `FAILED`; undefined before it begins. */
  renewal?: string;
}

/**
 * A task that is running or starting.
 *
 * @public
 */
export interface RunningTask {
  /** The task's id. */
  id: string;
  /** ECS's `lastStatus`: `PROVISIONING`, `PENDING`, `ACTIVATING`, `RUNNING` … */
  state: string;
  /** The result of its container health checks, not of the load balancer's. */
  health: 'healthy' | 'unhealthy' | 'unknown';
  availabilityZone?: string;
  /** ISO 8601. */
  startedAt?: string;
  /** `family:revision` */
  taskDefinition: string;
}

/**
 * The limits of the desired count that a person may set.
 *
 * @public
 */
export interface ScalingLimits {
  min: number;
  max: number;
  /** Whether Application Auto Scaling adjusts the count too; these are then its limits. */
  autoscaling: boolean;
}

/**
 * The next change of the number of tasks by a schedule.
 *
 * @public
 */
export interface ScheduledChange {
  /** ISO 8601. */
  at: string;
  /** The time zone of its schedule, e.g. `Europe/Berlin`. */
  timezone: string;
  /** The limits of the desired count from then on. */
  min?: number;
  max?: number;
}

/** @public */
export interface StoppedTask {
  /** The task's id. */
  id: string;
  /** ISO 8601. */
  stoppedAt?: string;
  /** ECS's `stopCode`. */
  stopCode?: string;
  /** ECS's `stoppedReason`. */
  reason?: string;
  containers: {
    name: string;
    image?: string;
    exitCode?: number;
    /** Why it could not start or was killed. */
    reason?: string;
    /** Whether its own health check failed. */
    unhealthy?: true;
  }[];
  /** `family:revision` */
  taskDefinition?: string;
}

/**
 * Links to the AWS console.
 *
 * @public
 */
export interface ConsoleLinks {
  stack?: string;
  service?: string;
  logs?: string;
}

/**
 * What the caller may do.
 *
 * @public
 */
export interface FargateApiUserPermissions {
  restart: boolean;
  scale: boolean;
  stopTask: boolean;
  readLogs: boolean;
  /** Only for internal APIs. */
  checkConsumers: boolean;
}

/**
 * That pipelines are not to deploy, after a roll back.
 *
 * @public
 */
export interface DeploymentHold {
  by?: string;
  /** ISO 8601. */
  since?: string;
}

/**
 * The VPC link by which API Gateway reaches the tasks.
 *
 * @public
 */
export interface VpcLinkStatus {
  id: string;
  /** API Gateway's `VpcLinkStatus`: `PENDING`, `AVAILABLE`, `DELETING`, `FAILED`, `INACTIVE`. */
  status: string;
  /** AWS's words on that status. */
  message?: string;
}

/**
 * How many requests API Gateway lets through to an API; it answers the others with
 * status 429.
 *
 * @public
 */
export interface ThrottlingStatus {
  /** Requests a second; undefined where only the account's limit counts. */
  rateLimit?: number;
  /** Requests at once; undefined where only the account's limit counts. */
  burstLimit?: number;
}

/**
 * The tasks that AWS Cloud Map knows, to which API Gateway sends requests.
 *
 * @public
 */
export interface InstanceCounts {
  registered: number;
  healthy: number;
}

/**
 * The response of `GET /v1/entities/:kind/:namespace/:name/status`.
 *
 * @public
 */
export interface FargateApiStatus extends ClockReading {
  state: FargateApiState;
  /** The most important first. */
  problems: FargateApiProblem[];
  /** Undefined where pipelines may deploy. */
  hold?: DeploymentHold;
  /** URL of the repository whose pipeline applies changes; undefined where the portal does. */
  appliedBy?: string;
  target: { name: string; accountId: string; region: string };
  service: Observed<ServiceStatus>;
  taskDefinition: Observed<TaskDefinitionStatus>;
  /** What the previous tasks run while a rollout replaces them; undefined when none is running. */
  previousTaskDefinition?: Observed<TaskDefinitionStatus>;
  targetGroups: Observed<TargetGroupStatus[]>;
  endpoint: Observed<EndpointStatus>;
  /** Empty if the load balancer is internet-facing. */
  consumers: Observed<ConsumersStatus>;
  /** The static public IP addresses of outbound traffic; none where tasks have their own. */
  egressIps: Observed<string[]>;
  /** Newest first, at most 10. */
  stoppedTasks: Observed<StoppedTask[]>;
  /** Running and starting tasks, oldest first, at most 100. */
  tasks: Observed<RunningTask[]>;
  /** Empty without a TLS listener; only the ARN if ACM returns no more. */
  certificate: Observed<CertificateStatus>;
  /** Only of an API behind API Gateway. */
  vpcLink?: Observed<VpcLinkStatus>;
  /** Only of an API behind API Gateway. */
  throttling?: Observed<ThrottlingStatus>;
  /** Only of a service whose tasks are registered with AWS Cloud Map. */
  instances?: Observed<InstanceCounts>;
  /** Not read if the caller may not scale. */
  scaling: Observed<ScalingLimits>;
  /** Names of the managed and inline policies of the task role; empty without one. */
  taskRolePolicies?: Observed<string[]>;
  /** Only of an API with office hours; empty where no change is scheduled. */
  nextChange?: Observed<ScheduledChange>;
  permissions: FargateApiUserPermissions;
  links: ConsoleLinks;
}
