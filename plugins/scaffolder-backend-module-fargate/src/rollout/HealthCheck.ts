import { Service } from '@aws-sdk/client-ecs';
import { DeploymentContext } from '../stack/DeploymentContext';
import { ServiceSnapshot, TargetEvidence } from './ServiceEvidence';

type Aws = Pick<DeploymentContext, 'clients' | 'signal'>;

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
  read(aws: Aws, service: Service): Promise<TargetEvidence[]>;
  /** The path that they are asked for, which is told once one is unhealthy. */
  readPath?(aws: Aws, service: Service): Promise<string | undefined>;
  /** Whether the service can take the requests that it is to take. */
  isHealthy(snapshot: ServiceSnapshot): boolean;
}
