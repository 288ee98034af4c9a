import { RunningTask } from '@fargate-api/backstage-plugin-fargate-api-common';

/** What a person may ask the card for: a dialog opens on it. */
export type Action =
  | { kind: 'restart' }
  | { kind: 'scale' }
  | { kind: 'stopTask'; task: RunningTask }
  | { kind: 'logs'; taskId: string }
  | { kind: 'checkConsumer' };
