import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackFacts } from '../resources';

/** Where an entity's ECS service is. */
export interface ServiceLocation {
  target: FargateTarget;
  /** The ARN of the service, or why it is not known. */
  serviceArn: Observed<string>;
  /** Of entities that name a stack. */
  stackArn?: string;
  stack?: Observed<StackFacts>;
}
