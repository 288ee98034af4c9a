import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';

/** A dialog to open, and what it is about. */
export type DialogRequest =
  | { kind: 'restart' }
  | { kind: 'scale' }
  | { kind: 'stopTask'; task: RunningTask }
  | { kind: 'logs'; taskId: string }
  | { kind: 'checkConsumer' };
