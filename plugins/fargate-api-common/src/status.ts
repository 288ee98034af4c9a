import { ConsumersStatus } from './consumers';
import { WordFacts } from './facts';
import { Observed, ReadFailure } from './observed';

/**
 * The one word that answers "is it up?".
 *
 * @public
 */
export type FargateApiState =
  | 'healthy'
  | 'rolling-out'
  | 'degraded'
  | 'down'
  | 'scaled-to-zero'
  | 'gone'
  | 'unknown';

/**
 * Something that a person should know, in words, the hint being what to do.
 *
 * @public
 */
export interface FargateApiProblem {
  severity: 'error' | 'warning';
  /** One of {@link ProblemKind}, or of a newer backend. */
  kind: string;
  /** Names, numbers and codes that fill the sentences of this kind. */
  facts: WordFacts;
  /** What is wrong, one sentence in English. */
  message: string;
  /** What to do about it, one sentence in English. */
  hint?: string;
  /** AWS's own code where there is one, e.g. `Target.ResponseCodeMismatch`. */
  code?: string;
}

/**
 * A deployment of an ECS service that is under way or was the last one.
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
  /** Tasks of this deployment that failed to start or turn healthy; the circuit breaker counts them. */
  failedTasks: number;
  /** Whether ECS gives up and goes back by itself. */
  circuitBreaker: boolean;
  /** How close ECS is to giving up; where AWS tells it. */
  breaker?: CircuitBreakerCount;
  /** How far it is, 0 to 100: running tasks of those it wants. */
  progress: number;
  /** ECS's word: `ROLLING`, `BLUE_GREEN`, `LINEAR`, `CANARY`. */
  strategy?: string;
  /** Of a blue/green deployment under way ECS's word for how far it is: `SCALE_UP`, `PRODUCTION_TRAFFIC_SHIFT`, `BAKE_TIME`, `CLEAN_UP` … */
  stage?: string;
  /** `family:revision` being rolled out. */
  taskDefinition: string;
  /** `family:revision` that still runs beside it. */
  previousTaskDefinition?: string;
}

/**
 * ECS's deployment circuit breaker as it counts.
 *
 * @public
 */
export interface CircuitBreakerCount {
  /** ECS's word: `MONITORING`, `TRIGGERED`, `MONITORING_COMPLETE`, `DISABLED`. */
  status: string;
  failures: number;
  /** At so many failures ECS gives up. */
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
  /** ECS's word: `ACTIVE`, `DRAINING`, `INACTIVE`. */
  status: string;
  desired: number;
  running: number;
  pending: number;
  /** E.g. `LINUX 1.4.0`. */
  platform?: string;
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
  /** The name of the group that this one takes turns with in blue/green deployments. */
  alternateOf?: string;
  /** When AWS gave the targets, ISO 8601. Not set: they were never known. */
  observedAt?: string;
  /** Why the targets of this group are not known, or not known newer. */
  failure?: ReadFailure;
}

/** @public */
export interface EndpointStatus {
  url?: string;
  dnsName: string;
  scheme: 'internet-facing' | 'internal';
  type: 'application' | 'network';
  /** Whether a listener speaks HTTPS or TLS. */
  tls: boolean;
  /** ELB's state: `active`, `provisioning`, `active_impaired`, `failed`. */
  state: string;
  availabilityZones: string[];
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
  /** ACM's word: `ISSUED`, `EXPIRED`, `REVOKED` … */
  status?: string;
  /** How ACM's own renewal goes: `PENDING_AUTO_RENEWAL`, `PENDING_VALIDATION`, `SUCCESS`, `FAILED`. Not set: none has begun. */
  renewal?: string;
}

/**
 * A task that runs, or is about to.
 *
 * @public
 */
export interface RunningTask {
  /** The task's id. */
  id: string;
  /** ECS's `lastStatus`: `PROVISIONING`, `PENDING`, `ACTIVATING`, `RUNNING` … */
  state: string;
  /** What the health checks of its containers say; not of the load balancer's. */
  health: 'healthy' | 'unhealthy' | 'unknown';
  availabilityZone?: string;
  /** ISO 8601. */
  startedAt?: string;
  /** `family:revision` */
  taskDefinition: string;
}

/**
 * Within which limits a person may set how many tasks a service wants.
 *
 * @public
 */
export interface ScalingLimits {
  min: number;
  max: number;
  /** Whether Application Auto Scaling sets the number too: then these are its limits. */
  autoscaling: boolean;
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
  }[];
  /** `family:revision` */
  taskDefinition?: string;
}

/**
 * Where to look in AWS's own console.
 *
 * @public
 */
export interface ConsoleLinks {
  stack?: string;
  service?: string;
  logs?: string;
}

/**
 * What the one who asks may do.
 *
 * @public
 */
export interface FargateApiUserPermissions {
  restart: boolean;
  scale: boolean;
  stopTask: boolean;
  readLogs: boolean;
  /** Only of internal APIs. */
  checkConsumers: boolean;
}

/**
 * The answer of `GET /v1/entities/:kind/:namespace/:name/status`.
 *
 * @public
 */
export interface FargateApiStatus {
  state: FargateApiState;
  /** The most telling first. */
  problems: FargateApiProblem[];
  target: { name: string; accountId: string; region: string };
  service: Observed<ServiceStatus>;
  taskDefinition: Observed<TaskDefinitionStatus>;
  targetGroups: Observed<TargetGroupStatus[]>;
  endpoint: Observed<EndpointStatus>;
  /** Empty where the load balancer is public. */
  consumers: Observed<ConsumersStatus>;
  /** Fixed public addresses from which the tasks reach the internet. */
  egressIps: Observed<string[]>;
  /** Newest first, at most 10. */
  stoppedTasks: Observed<StoppedTask[]>;
  /** Running and starting tasks, oldest first, at most 100. */
  tasks: Observed<RunningTask[]>;
  /** Empty where nothing speaks TLS; with the ARN alone where ACM does not tell more. */
  certificate: Observed<CertificateStatus>;
  /** Not read where the one who asks may not scale. */
  scaling: Observed<ScalingLimits>;
  permissions: FargateApiUserPermissions;
  links: ConsoleLinks;
  /** The clock of AWS when the answer was put together, ISO 8601: ages count from here. */
  now: string;
}
