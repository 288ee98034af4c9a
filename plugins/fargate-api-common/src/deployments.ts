import { ClockReading } from './ClockReading';
import { Observed, ReadFailure } from './observed';
import { ContainerConfiguration } from './status';

/**
 * How a deployment of an ECS service ended, or that it has not.
 *
 * @public
 */
export type DeploymentOutcome =
  | 'in-progress'
  | 'succeeded'
  /** Replaced by another one, or stopped, before it was complete. */
  | 'stopped'
  | 'rolling-back'
  /** ECS restored what ran before. */
  | 'rolled-back'
  | 'rollback-failed'
  /** The circuit breaker ended it, and there was nothing to restore. */
  | 'failed';

/**
 * Why a service was deployed.
 *
 * @public
 */
export type DeploymentKind =
  /** A new revision of the task definition. */
  | 'revision'
  /** The same revision again: a restart, or a change of the service alone. */
  | 'restart'
  /** An earlier revision as it was, which CloudFormation or an operator restored. */
  | 'restoration';

/**
 * The image of a container that was deployed.
 *
 * @public
 */
export interface DeployedImage {
  container: string;
  image: string;
  /** That ECS resolved the image to, once a task had pulled it. */
  digest?: string;
}

/**
 * One difference between a deployment and what runs. Values of environment variables
 * are never part of it.
 *
 * @public
 */
export interface DeploymentDifference {
  subject: 'container' | 'image' | 'setting' | 'variable' | 'secret';
  /** Where it is; undefined for a setting of the task. */
  container?: string;
  /** Of the variable, or of the setting as ECS names it: `cpu`, `command` … */
  name?: string;
  /** Whether only the deployment has it, only what runs, or both with other values. */
  change: 'added' | 'removed' | 'changed';
  /** What runs: of images and sizes, and the source of a secret. */
  running?: string;
  /** What the deployment has. */
  deployed?: string;
}

/**
 * A deployment of an ECS service, as AWS tells of it.
 *
 * @public
 */
export interface DeploymentRecord {
  /** Of ECS's service deployment. */
  id: string;
  kind: DeploymentKind;
  /** Of the task definition, if ECS describes the service revision. */
  revision?: number;
  /** `family:revision` */
  taskDefinition?: string;
  /** ISO 8601. */
  startedAt?: string;
  finishedAt?: string;
  outcome: DeploymentOutcome;
  /** ECS's reason for an outcome other than success. */
  reason?: string;
  /** CloudWatch alarms that were triggered. */
  alarms?: string[];
  images: DeployedImage[];
  /** CPU units. */
  cpu?: number;
  /** MiB. */
  memory?: number;
  /** Number of tasks that it is or was to run. */
  desired?: number;
  configuration?: ContainerConfiguration[];
  /**
   * Reference of the user, or the name that a pipeline gave. Undefined where nobody
   * left a name, which includes whoever deployed a template again that had one.
   */
  deployedBy?: string;
  /** Reference of the user who approved it, where that was required. */
  approvedBy?: string;
  /** SHA of the commit that was deployed. */
  commit?: string;
  /** URL of the run of the pipeline. */
  run?: string;
  /** ID of the scaffolder task. */
  task?: string;
  /** The revision that a roll back restored with this one. */
  rolledBackTo?: number;
  isRunning: boolean;
  /** Against what runs; undefined where that is not known. */
  differences?: DeploymentDifference[];
  /** Why ECS describes no task definition, and so neither differences nor who. */
  failure?: ReadFailure;
}

/**
 * The response of `GET /v1/entities/:kind/:namespace/:name/deployments`.
 *
 * @public
 */
export interface FargateApiDeployments extends ClockReading {
  /** Newest first, at most 20. */
  deployments: Observed<DeploymentRecord[]>;
}
