import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { secondsBetween } from '../log/format';
import { ServiceSnapshot } from '../rollout/ServiceEvidence';
import { HealthCheck } from '../rollout/HealthCheck';
import { RolloutLog } from '../rollout/RolloutLog';
import { taskCause, taskEvidence } from '../diagnosis/taskCause';

/** Long enough for autoscaling to raise the count and for the new tasks to turn healthy. */
const TIMEOUT_SECONDS = 900;

/** What a look at a service means for its deployment. */
export type Verdict = 'healthy' | 'wait' | 'failed' | 'rolled-back';

/**
 * Whether a deployed service does what it should: the rollout is over, and
 * it is healthy in the terms of its shape.
 *
 * @param taskDefinition - ARN of what was deployed. CloudFormation may report
 *   a service complete that ECS took back to an older one.
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
 * Fifth part: a complete stack is not a healthy API. Waits until the service
 * is what it should be.
 *
 * @throws DeploymentError when it is not, or not in time.
 */
export async function verify(
  context: DeploymentContext,
  story: RolloutLog,
  stack: { name: string; taskDefinition?: string },
): Promise<void> {
  const { clients, clock, signal } = context;
  const startedAt = clients.now();
  for (;;) {
    const snapshot = await story.tell();
    const verdict = snapshot
      ? verdictOf(snapshot, stack.taskDefinition, story.health)
      : 'wait';
    if (verdict === 'healthy') {
      return;
    }
    const late = secondsBetween(startedAt, clients.now()) > TIMEOUT_SECONDS;
    if (verdict !== 'wait' || late) {
      throw notHealthy(story, stack.name, verdict);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}

function notHealthy(
  { evidence, health }: RolloutLog,
  name: string,
  verdict: Verdict,
): DeploymentError {
  const cause = taskCause(evidence);
  const what =
    verdict === 'rolled-back'
      ? 'ECS went back to the task definition before'
      : `not all ${health.noun} turned healthy`;
  return new DeploymentError(name, {
    failed: `${name}: the stack is complete, but ${cause?.what ?? what}.`,
    why: cause?.why ?? evidence.snapshot?.rolloutReason ?? what,
    evidence: taskEvidence(evidence),
    now: `stack ${name} stands; its service may be answering in part or not at all`,
    next: cause?.next ?? 'remove that cause, then press "Start over"',
  });
}
