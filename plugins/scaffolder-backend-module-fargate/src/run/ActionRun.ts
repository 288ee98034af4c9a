import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { RunAccess } from '../access/RunAccess';
import { StackPlan } from '../stack/StackPlan';

/** The part of a scaffolder action's context that a deployment needs. */
export interface ActionRun {
  access: RunAccess;
  logger: LoggerService;
  signal?: AbortSignal;
  task: { id: string };
  step?: { id?: string };
  /** The folder in which steps of a task leave files for each other. */
  workspacePath?: string;
  /** May contain {@link DeploymentOptions}. */
  input?: object;
  isDryRun?: boolean;
  /** Where a dry run adds what it planned, if anybody wants to know. */
  plans?: StackPlan[];
  getInitiatorCredentials(): Promise<BackstageCredentials>;
  output(name: any, value: any): void;
}
