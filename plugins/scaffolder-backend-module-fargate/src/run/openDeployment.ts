import { ForwardedError } from '@backstage/errors';
import {
  AwsAccess,
  describeStack,
  FargateAwsPurpose,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentLog } from '../log/DeploymentLog';
import { DeploymentContext } from '../stack/DeploymentContext';
import { readDeploymentOptions } from '../stack/DeploymentOptions';
import { systemClock } from '../stack/systemClock';
import { ActionDependencies } from './ActionDependencies';
import { ActionRun } from './ActionRun';
import { accessFor } from './accessFor';

/** A deployment in a target whose clients are ready. */
export interface OpenedDeployment extends DeploymentContext {
  /** All targets, on behalf of the initiator. */
  aws: AwsAccess;
  /** By AWS's clock. */
  startedAt: Date;
}

/**
 * Opens a target for a deployment and logs which one it is.
 *
 * @param purpose - of everything that the run does in AWS.
 * @throws ForwardedError when the target cannot be reached with the
 *   credentials of the configuration.
 */
export async function openDeployment(
  run: Pick<
    ActionRun,
    'getInitiatorCredentials' | 'input' | 'logger' | 'signal' | 'step' | 'task'
  >,
  { aws, clock = systemClock }: ActionDependencies,
  target: FargateTarget,
  stackName: string,
  purpose: FargateAwsPurpose = 'deploy',
): Promise<OpenedDeployment> {
  const { signal } = run;
  const log = new DeploymentLog(run.logger);
  log.line(
    'Target',
    `${target.name} · account ${target.accountId} · ${target.region}`,
  );
  const access = await accessFor(run, aws, purpose);
  try {
    const clients = await access.clients(target);
    // The answer also sets the clients' clock to AWS's time.
    await describeStack(clients, stackName, { signal });
    return {
      aws: access,
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
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be reached. Ask an administrator to check the roles of the target or aws.accounts in app-config, and the policies of the role`,
      error,
    );
  }
}
