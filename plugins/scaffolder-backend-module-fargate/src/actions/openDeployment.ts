import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  describeStack,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readDeploymentOptions } from '../stack/DeploymentOptions';
import { DeploymentContext } from '../stack/DeploymentContext';
import { DeploymentLog } from '../log/DeploymentLog';
import { systemClock } from '../stack/systemClock';
import { ActionDependencies } from './ActionDependencies';

/** The part of a scaffolder action's context that a deployment needs. */
export interface ActionRun {
  logger: LoggerService;
  signal?: AbortSignal;
  task: { id: string };
  step?: { id?: string };
  /** May hold {@link DeploymentOptions}. */
  input?: object;
}

/**
 * Opens a target for a deployment and says which one it is.
 *
 * @throws ForwardedError when the target cannot be reached with the
 *   credentials of the configuration.
 */
export async function openDeployment(
  run: ActionRun,
  { aws, clock = systemClock }: ActionDependencies,
  target: FargateTarget,
  stackName: string,
): Promise<DeploymentContext> {
  const { signal } = run;
  const log = new DeploymentLog(run.logger);
  log.line(
    'Target',
    `${target.name} · account ${target.accountId} · ${target.region}`,
  );
  try {
    const clients = await aws.clients(target);
    // Also how AWS's clock becomes known.
    await describeStack(clients, stackName, { signal });
    return {
      clients,
      clock,
      log,
      signal,
      task: { taskId: run.task.id, stepId: run.step?.id ?? '' },
      options: readDeploymentOptions(run.input),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw new ForwardedError(
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be reached; an administrator checks aws.accounts in app-config and the role's policy`,
      error,
    );
  }
}
