import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EnvironmentStackFacts } from '../resources';

/** Where an environment's cluster and network are, or why that is not known. */
export interface EnvironmentLocation {
  target: FargateTarget;
  stackArn: string;
  stack: Observed<EnvironmentStackFacts>;
  clusterArn: Observed<string>;
  vpcId: Observed<string>;
}
