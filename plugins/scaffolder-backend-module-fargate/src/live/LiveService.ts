import { AssignPublicIp } from '@aws-sdk/client-ecs';

/** What tasks are made from. */
export interface Revision {
  /** ARN of the task definition. */
  arn: string;
  /** Whether ECS starts tasks from it: a deregistered one is not. */
  isActive: boolean;
  /** Settings of the API, by their names. */
  settings: RevisionSettings;
  /** Everything else, as JSON by the name of its part. */
  rest: Readonly<Record<string, string>>;
}

/** The settings of an API that its task definition holds. */
export interface RevisionSettings {
  image?: string;
  cpu?: number;
  memory?: number;
  cpuArchitecture?: 'X86_64' | 'ARM64';
}

/** An ECS service as it is now, whoever made it so. */
export interface LiveService {
  arn: string;
  /** `ACTIVE`, `DRAINING` or `INACTIVE`. */
  status: string;
  desired: number;
  running: number;
  /** Whether its last deployment is complete and all desired tasks run. */
  isSteady: boolean;
  /** Whether ECS gave its last deployment up, and starts no more tasks of it. */
  hasFailed: boolean;
  /** ARN of the task definition that it runs. */
  taskDefinition: string;
  subnetIds: readonly string[];
  /** Whether its tasks get public IP addresses. */
  assignPublicIp: AssignPublicIp;
  securityGroupIds: readonly string[];
  /** Of all its load balancers, alternates of a blue/green deployment included. */
  targetGroupArns: readonly string[];
}
