import { Service } from '@aws-sdk/client-ecs';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ServiceSnapshot, TargetEvidence } from '../diagnosis/ServiceEvidence';

/** How a rollout is read from AWS. */
export interface RolloutReader {
  clients: FargateClients;
  /** Aborts when the task is cancelled. */
  signal?: AbortSignal;
}

/**
 * What "healthy" means for the service of an API: a shape has one, and the
 * deployment knows nothing else of it.
 */
export interface HealthCheck {
  /** The subject of the line that says that all is healthy. */
  label: 'Targets' | 'Tasks';
  /** What has to be healthy, in the plural. */
  noun: string;
  /** The state of each of them now. */
  read(aws: RolloutReader, service: Service): Promise<TargetEvidence[]>;
  /** The path that they are asked for, which is told once one is unhealthy. */
  readPath?(aws: RolloutReader, service: Service): Promise<string | undefined>;
  /** Whether the service can take the requests that it is to take. */
  isHealthy(snapshot: ServiceSnapshot): boolean;
}
