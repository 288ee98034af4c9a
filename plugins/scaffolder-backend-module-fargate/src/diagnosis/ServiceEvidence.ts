import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';

/** A task that stopped although nobody wanted it to. */
export interface StoppedTaskEvidence extends StoppedTask {
  /** How long it lived. */
  seconds?: number;
}

/** The container for which a task stopped, as far as ECS tells. */
export function failedContainer({
  containers,
}: Pick<StoppedTask, 'containers'>): StoppedTask['containers'][0] | undefined {
  return (
    containers.find(({ exitCode }) => exitCode) ??
    containers.find(({ reason }) => reason) ??
    containers[0]
  );
}

/** What ECS and the load balancer say of a target. */
export interface TargetEvidence {
  state: string;
  /** E.g. `Target.Timeout`. */
  reason?: string;
  description?: string;
}

/** A service at one moment. */
export interface ServiceSnapshot {
  /** `ACTIVE`, `DRAINING` or `INACTIVE`. */
  status?: string;
  desired: number;
  /** Old ones included. */
  running: number;
  pending: number;
  /** Running tasks of what was deployed before. */
  old: number;
  /** Of the PRIMARY deployment: `IN_PROGRESS`, `COMPLETED`, `FAILED`. */
  rolloutState?: string;
  rolloutReason?: string;
  /** ARN; of the PRIMARY deployment. */
  taskDefinition?: string;
  /** What has to be healthy: by the shape, targets of a load balancer or something else. */
  targets: TargetEvidence[];
}

/**
 * What a rollback would erase, gathered while a service is deployed: the
 * reasons why tasks stop and targets do not turn healthy.
 */
export interface ServiceEvidence {
  /** As the task definition names it. */
  image?: string;
  port?: number;
  healthCheckPath?: string;
  snapshot?: ServiceSnapshot;
  /** The deployment's own count. */
  failedTasks?: number;
  /** Oldest first. */
  stoppedTasks: StoppedTaskEvidence[];
  /** The last unhealthy target that was seen. */
  unhealthy?: TargetEvidence;
  /** Service events that tell of trouble, oldest first. */
  events: string[];
  /** The last lines that a container wrote before it ended. */
  logLines: string[];
}
