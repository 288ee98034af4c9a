import {
  CapacityProviderStrategyItem,
  Cluster as ClusterShape,
  Deployment as DeploymentShape,
  DeploymentConfiguration,
  LoadBalancer,
  NetworkConfiguration,
  Service as ServiceShape,
  ServiceDeployment,
  ServiceDeploymentLifecycleStage,
  Tag,
  TaskDefinition as TaskDefinitionShape,
} from '@aws-sdk/client-ecs';

/** A shape of the API, with the members that are always there. */
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

/** One deployment of a service, and what became of it. */
export interface Deployment {
  shape: With<
    DeploymentShape,
    'id' | 'taskDefinition' | 'status' | 'createdAt' | 'updatedAt'
  >;
  definition: TaskDefinition;
  /** The entry in the service's history. */
  record: With<ServiceDeployment, 'serviceDeploymentArn'>;
  /** The load balancers with the target groups that its own tasks are registered in. */
  balancers: ServiceRecord['loadBalancers'];
  /** How far a blue/green deployment is; not set: it is none, or has nothing to replace. */
  stage?: ServiceDeploymentLifecycleStage;
  /** Since when it is in that stage; virtual time. */
  stageSince: number;
  /** Consecutive failures, for the circuit breaker. */
  failedTasks: number;
  /** Failures in a row that slow the scheduler down. */
  failuresInARow: number;
  /** No task is started before this virtual time. */
  notBefore: number;
  /** The scheduler has said that the deployment configuration lets it do nothing. */
  saidStuck: boolean;
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
  capacity: CapacityProviderStrategyItem[] | undefined;
  tags: Tag[];
}
