import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackFacts } from '../resources';

/** An ECS service of an entity. */
export interface ServiceLocation {
  target: FargateTarget;
  /** The long ARN of the service, or why it is unknown. */
  serviceArn: Observed<string>;
  /**
   * What AWS was searched for. Unless the service consents, the entity does not
   * reveal it.
   */
  foundBy?: 'name' | 'tags';
  /** The ARN without a cluster that may mean this service. */
  shortArn?: string;
  /** Set if the entity has a stack annotation. */
  stackArn?: string;
  stack?: Observed<StackFacts>;
}
