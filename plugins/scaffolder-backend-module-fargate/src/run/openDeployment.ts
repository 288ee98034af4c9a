import { setMaxListeners } from 'node:events';
import { ForwardedError } from '@backstage/errors';
import {
  AwsAccess,
  describeStack,
  FargateAwsPurpose,
  FargateClients,
  FargateTarget,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Permit } from '../access/RunAccess';
import { DeploymentLog } from '../log/DeploymentLog';
import { DeploymentContext } from '../stack/DeploymentContext';
import { readDeploymentOptions } from '../stack/DeploymentOptions';
import { systemClock } from '../stack/systemClock';
import { ActionDependencies } from './ActionDependencies';
import { ActionRun } from './ActionRun';
import { accessFor } from './accessFor';

/**
 * How many calls of AWS may listen for the end of a task at the same time, before
 * Node.js warns of a leak: the checks make some dozen at once.
 */
const MOST_CALLS = 100;

/** A deployment in a target whose clients are ready. */
export interface OpenedDeployment extends DeploymentContext {
  /** All targets, on behalf of the initiator. */
  aws: AwsAccess;
  /** By AWS's clock. */
  startedAt: Date;
}

/**
 * Opens a target for a deployment, logs which one it is, and decides whether the
 * initiator may change the stack that is there already.
 *
 * @param purpose - of everything that the run does in AWS.
 * @throws NotAllowedError when they may not.
 * @throws ForwardedError when the target cannot be reached with the
 *   credentials of the configuration.
 */
export async function openDeployment(
  run: Pick<
    ActionRun,
    | 'getInitiatorCredentials'
    | 'input'
    | 'logger'
    | 'plans'
    | 'signal'
    | 'step'
    | 'task'
  >,
  {
    aws,
    clock = systemClock,
    registries,
  }: Pick<ActionDependencies, 'aws' | 'clock' | 'registries'>,
  { target, authorize }: Permit,
  stackName: string,
  purpose: FargateAwsPurpose = 'deploy',
): Promise<OpenedDeployment> {
  const { signal } = run;
  if (signal) {
    setMaxListeners(MOST_CALLS, signal);
  }
  const log = new DeploymentLog(run.logger);
  log.line(
    'Target',
    `${target.name} · account ${target.accountId} · ${target.region}`,
  );
  const access = await accessFor(run, aws, purpose);
  const { clients, stack } = await reach(access, target, stackName, signal);
  const speed = clients.clockSpeed();
  if (speed) {
    log.more(`simulated: its clock runs ${speed} times as fast`);
  }
  if (stack) {
    await authorize(clients, stack);
  }
  return {
    aws: access,
    clients,
    clock,
    log,
    signal,
    task: { taskId: run.task.id, stepId: run.step?.id ?? '' },
    options: readDeploymentOptions(run.input),
    authorize,
    plans: run.plans,
    registries,
    startedAt: clients.now(),
  };
}

/** The first answer also sets the clients' clock to AWS's time. */
async function reach(
  aws: AwsAccess,
  target: FargateTarget,
  stackName: string,
  signal: AbortSignal | undefined,
): Promise<{ clients: FargateClients; stack: StackRecord | undefined }> {
  try {
    const clients = await aws.clients(target);
    const stack = await describeStack(clients, stackName, { signal });
    return { clients, stack };
  } catch (error) {
    signal?.throwIfAborted();
    throw new ForwardedError(
      `Target ${target.name} (account ${target.accountId}, ${target.region}) cannot be reached. Ask an administrator to check the roles of the target or aws.accounts in app-config, and the policies of the role`,
      error,
    );
  }
}
