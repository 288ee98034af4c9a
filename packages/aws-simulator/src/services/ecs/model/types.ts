import {
  CapacityProviderStrategyItem,
  Cluster as ClusterShape,
  Deployment as DeploymentShape,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  Service as ServiceShape,
  ServiceConnectConfiguration,
  ServiceDeployment,
  ServiceDeploymentLifecycleStage,
  ServiceRevision,
  Tag,
  TaskDefinition as TaskDefinitionShape,
} from '@aws-sdk/client-ecs';
import { DiscoveryService } from '../../servicediscovery/model/ServiceDiscovery';

/** A shape of the API with members that are always set. */
export type With<Shape, Members extends keyof Shape> = Shape & {
  [Member in Members]-?: NonNullable<Shape[Member]>;
};

export interface Cluster {
  shape: With<ClusterShape, 'clusterArn' | 'clusterName'>;
  tags: Tag[];
}

export interface TaskDefinition {
  shape: With<
    TaskDefinitionShape,
    | 'taskDefinitionArn'
    | 'family'
    | 'revision'
    | 'containerDefinitions'
    | 'cpu'
    | 'memory'
  >;
  tags: Tag[];
}

/** A service of Cloud Map that ECS keeps for a port of a service, for Service Connect. */
export interface Endpoint {
  discovery: DiscoveryService;
  port: number;
}

/** What can fail a deployment: its circuit breaker, or its alarms. */
export type DeploymentFailure = 'circuit breaker' | 'alarms';

/** A deployment of a service. */
export interface Deployment {
  shape: With<
    DeploymentShape,
    'id' | 'taskDefinition' | 'status' | 'createdAt' | 'updatedAt'
  >;
  definition: TaskDefinition;
  /** The entry in the service's history. */
  record: With<ServiceDeployment, 'serviceDeploymentArn'>;
  /** What it deploys. */
  revision: With<ServiceRevision, 'serviceRevisionArn'>;
  /** The load loadBalancers, with the target groups of its own tasks. */
  loadBalancers: ServiceRecord['loadBalancers'];
  /** What its tasks offer by Service Connect. */
  endpoints: Endpoint[];
  /**
   * The lifecycle stage of a blue/green deployment; undefined for other
   * deployments and the first one.
   */
  stage?: ServiceDeploymentLifecycleStage;
  /** When it entered that stage, in virtual time. */
  stageSince: number;
  /** Consecutive failures, for the circuit breaker. */
  failedTasks: number;
  /** Consecutive failures, for the delay of the next task. */
  failuresInARow: number;
  /** No task is started before this virtual time. */
  notBefore: number;
  /**
   * Whether its alarms can fail it: not if one was in the state ALARM when it began,
   * or it is what a failed one is rolled back to.
   */
  heedsAlarms: boolean;
  /** When all tasks were its own and healthy, in virtual time. */
  replacedAt?: number;
  /** The alarms that failed it. */
  triggeredAlarms: string[];
  /** What failed it. */
  failedBy?: DeploymentFailure;
  /** Whether the scheduler has reported that the deployment makes no progress. */
  reportedStuck: boolean;
}

/** A service without its tasks and deployments. */
export interface ServiceRecord {
  shape: With<
    ServiceShape,
    | 'serviceArn'
    | 'serviceName'
    | 'clusterArn'
    | 'status'
    | 'desiredCount'
    | 'taskDefinition'
  > & { events: { id: string; createdAt: Date; message: string }[] };
  clusterName: string;
  loadBalancers: With<
    LoadBalancer,
    'targetGroupArn' | 'containerName' | 'containerPort'
  >[];
  configuration: DeploymentConfiguration;
  network: NetworkConfiguration | undefined;
  /** Service Connect. */
  connect: ServiceConnectConfiguration | undefined;
  capacity: CapacityProviderStrategyItem[] | undefined;
  tags: Tag[];
}
