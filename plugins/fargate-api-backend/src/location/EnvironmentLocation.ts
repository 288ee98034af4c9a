import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EnvironmentStackFacts, LogFacts } from '../resources';

/** The cluster and the VPC of an environment, or why they are unknown. */
export interface EnvironmentLocation {
  target: FargateTarget;
  stackArn: string;
  stack: Observed<EnvironmentStackFacts>;
  clusterArn: Observed<string>;
  vpcId: Observed<string>;
  /** Of the VPC; empty if it exists outside of the environment. */
  flowLog: Observed<LogFacts>;
}
