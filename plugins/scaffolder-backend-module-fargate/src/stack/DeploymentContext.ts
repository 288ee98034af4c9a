import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuthorizeStack } from './AuthorizeStack';
import { Clock } from './Clock';
import { DeploymentOptions } from './DeploymentOptions';
import { DeploymentLog } from '../log/DeploymentLog';
import { StackPlan } from './StackPlan';

/** What every step of a deployment needs. */
export interface DeploymentContext {
  clients: FargateClients;
  clock: Clock;
  log: DeploymentLog;
  /** Aborts when the task is cancelled. */
  signal?: AbortSignal;
  /**
   * The scaffolder task and step. A rerun of the same step is the same
   * deployment.
   */
  task: { taskId: string; stepId: string };
  options: DeploymentOptions;
  authorize: AuthorizeStack;
  /** Registries that may be asked for images. */
  registries?: readonly { host: string; endpoint: string }[];
  /** Where dry runs add what they planned, if anybody wants to know. */
  plans?: StackPlan[];
}

/** Seconds between two requests that poll AWS. */
export const POLL_SECONDS = 2;
