import { ForwardedError } from '@backstage/errors';
import {
  describeStack,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentLog } from '../log/DeploymentLog';
import { DeploymentContext } from '../stack/DeploymentContext';
import { readDeploymentOptions } from '../stack/DeploymentOptions';
import { systemClock } from '../stack/systemClock';
import { ActionDependencies } from './ActionDependencies';
import { ActionRun } from './ActionRun';

/** A deployment in a target whose clients are ready. */
export interface OpenedDeployment extends DeploymentContext {
  /** By AWS's clock. */
  startedAt: Date;
}

/**
 * Opens a target for a deployment and logs which one it is.
 *
 * @throws ForwardedError when the target cannot be reached with the
 *   credentials of the configuration.
 */
export async function openDeployment(
  run: Pick<ActionRun, 'input' | 'logger' | 'signal' | 'step' | 'task'>,
  { aws, clock = systemClock }: ActionDependencies,
  target: FargateTarget,
  stackName: string,
): Promise<OpenedDeployment> {
  const { signal } = run;
  const log = new DeploymentLog(run.logger);
  log.line(
    'Target',
    `${target.name} · account ${target.accountId} · ${target.region}`,
  );
  try {
    const clients = await aws.clients(target);
    // The answer also sets the clients' clock to AWS's time.
    await describeStack(clients, stackName, { signal });
    return {
      clients,
      clock,
      log,
      signal,
      task: { taskId: run.task.id, stepId: run.step?.id ?? '' },
      options: readDeploymentOptions(run.input),
      startedAt: clients.now(),
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw new ForwardedError(
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be reached. Ask an administrator to check aws.accounts in app-config and the policy of the role`,
      error,
    );
  }
}
