import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { RunAccess } from '../access/RunAccess';

/** The part of a scaffolder action's context that a deployment needs. */
export interface ActionRun {
  access: RunAccess;
  logger: LoggerService;
  signal?: AbortSignal;
  task: { id: string };
  step?: { id?: string };
  /** May contain {@link DeploymentOptions}. */
  input?: object;
  isDryRun?: boolean;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
  output(name: any, value: any): void;
}
