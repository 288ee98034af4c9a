import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackFacts } from '../resources';

/** The ECS service of an entity. */
export interface ServiceLocation {
  target: FargateTarget;
  /** The ARN of the service, or why it is unknown. */
  serviceArn: Observed<string>;
  /** Set if the entity has a stack annotation. */
  stackArn?: string;
  stack?: Observed<StackFacts>;
}
