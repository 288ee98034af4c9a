import {
  FargateTarget,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { NetworkIds } from '../checks/network/Network';

/** The environment that an API is deployed to. */
export interface Environment {
  target: FargateTarget;
  entity: StackDescriptor['entity'];
  /** Of its entity, e.g. `resource:default/dev`. */
  entityRef: string;
  clusterName: string;
  /** ARN of the task execution role, which pulls images and writes logs. */
  executionRole: string;
  network: NetworkIds;
}
