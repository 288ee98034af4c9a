import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackFacts } from '../../resources';

/** The parts of a status that problems are derived from. */
export type StatusParts = Pick<
  FargateApiStatus,
  | 'service'
  | 'taskDefinition'
  | 'previousTaskDefinition'
  | 'targetGroups'
  | 'endpoint'
  | 'consumers'
  | 'egressIps'
  | 'stoppedTasks'
  | 'tasks'
  | 'certificate'
> & {
  now: string;
  stack?: Pick<StackFacts, 'name' | 'status' | 'invalidOutputs'>;
};
