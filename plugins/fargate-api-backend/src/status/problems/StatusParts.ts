import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackFacts } from '../../resources';

/** What problems are told from. */
export type StatusParts = Pick<
  FargateApiStatus,
  | 'service'
  | 'taskDefinition'
  | 'targetGroups'
  | 'endpoint'
  | 'consumers'
  | 'egressIps'
  | 'stoppedTasks'
  | 'tasks'
  | 'certificate'
> & { now: string; stack?: Pick<StackFacts, 'name' | 'status'> };
