import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { secondsBetween } from '../log/format';
import { ServiceSnapshot } from '../diagnosis/ServiceEvidence';
import { HealthCheck } from '../rollout/HealthCheck';
import { RolloutLog } from '../rollout/RolloutLog';
import { taskCause, taskEvidence } from '../diagnosis/taskCause';

/**
 * Enough for autoscaling to raise the count and for the new tasks to become
 * healthy.
 */
const TIMEOUT_SECONDS = 900;

/** What a snapshot of the service means for the deployment. */
export type Verdict = 'healthy' | 'wait' | 'failed' | 'rolled-back';

/**
 * Whether a deployed service is healthy: the rollout is complete, and the
 * service is healthy in the terms of its shape.
 *
 * @param taskDefinition - ARN of the deployed one. CloudFormation may report a
 *   service complete that ECS rolled back to the previous one.
 */
export function verdictOf(
  snapshot: ServiceSnapshot,
  taskDefinition: string | undefined,
  { isHealthy }: Pick<HealthCheck, 'isHealthy'>,
): Verdict {
  if (snapshot.rolloutState === 'FAILED') {
    return 'failed';
  }
  if (taskDefinition && snapshot.taskDefinition !== taskDefinition) {
    return 'rolled-back';
  }
  return snapshot.rolloutState === 'COMPLETED' && isHealthy(snapshot)
    ? 'healthy'
    : 'wait';
}

/**
 * Fifth step: waits until the service of a complete stack is healthy.
 *
 * @throws DeploymentError when the rollout fails, is rolled back, or does not
 *   become healthy in time.
 */
export async function verify(
  context: DeploymentContext,
  rolloutLog: RolloutLog,
  stack: { name: string; taskDefinition?: string },
): Promise<void> {
  const { clients, clock, signal } = context;
  const startedAt = clients.now();
  for (;;) {
    const snapshot = await rolloutLog.update();
    const verdict = snapshot
      ? verdictOf(snapshot, stack.taskDefinition, rolloutLog.health)
      : 'wait';
    if (verdict === 'healthy') {
      return;
    }
    const isLate = secondsBetween(startedAt, clients.now()) > TIMEOUT_SECONDS;
    if (verdict !== 'wait' || isLate) {
      throw notHealthy(rolloutLog, stack.name, verdict);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}

function notHealthy(
  { evidence, health }: RolloutLog,
  name: string,
  verdict: Exclude<Verdict, 'healthy'>,
): DeploymentError {
  const cause = taskCause(evidence);
  const what = {
    failed: 'the ECS rollout failed',
    'rolled-back': 'ECS rolled back to the previous task definition',
    wait: `not all ${health.noun} became healthy`,
  }[verdict];
  return new DeploymentError(name, {
    failed: `${name}: the stack is complete, but ${cause?.what ?? what}.`,
    why: cause?.why ?? evidence.snapshot?.rolloutReason ?? what,
    evidence: taskEvidence(evidence),
    now: `stack ${name} is complete, but its service may answer only some requests or none`,
    next: cause?.next ?? 'fix the cause, then press "Start over"',
  });
}
