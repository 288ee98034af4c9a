import { DeploymentContext, POLL_SECONDS } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import { secondsBetween } from '../log/format';
import { ServiceSnapshot } from '../diagnosis/ServiceEvidence';
import { revisionName } from '../live/driftOf';
import { ExpectedService } from '../live/ExpectedService';
import { describeNextStart } from '../live/officeHours';
import { readScalingLimits } from '../live/readScalingLimits';
import { HealthCheck } from '../rollout/HealthCheck';
import { RolloutLog } from '../rollout/RolloutLog';
import { taskCause, taskEvidence } from '../diagnosis/taskCause';

/**
 * Enough for autoscaling to raise the count and for the new tasks to become
 * healthy, once a changed health check has settled.
 */
const TIMEOUT_SECONDS = 900;

/** What a snapshot of the service means for the deployment. */
export type Verdict =
  | 'healthy'
  | 'wait'
  | 'failed'
  | 'rolled-back'
  | 'gone'
  | 'other-revision'
  | 'other-count';

/**
 * Whether a deployed service is what was requested, and healthy: the rollout is
 * complete, as many tasks run as are desired, and the service is healthy in the
 * terms of its shape.
 *
 * @param expected - what was requested. CloudFormation may report a service
 *   complete that ECS rolled back to the task definition before.
 */
export function verdictOf(
  snapshot: ServiceSnapshot,
  expected: Pick<ExpectedService, 'taskDefinition' | 'desiredCount'>,
  { isHealthy }: Pick<HealthCheck, 'isHealthy'>,
): Verdict {
  const { desired, rolloutState, running, status = 'ACTIVE' } = snapshot;
  const { desiredCount, taskDefinition } = expected;
  if (status !== 'ACTIVE') {
    return 'gone';
  }
  if (rolloutState === 'FAILED') {
    return 'failed';
  }
  if (taskDefinition && snapshot.taskDefinition !== taskDefinition) {
    return isNewer(snapshot.taskDefinition, taskDefinition)
      ? 'other-revision'
      : 'rolled-back';
  }
  if (desiredCount !== undefined && desired !== desiredCount) {
    return 'other-count';
  }
  return rolloutState === 'COMPLETED' &&
    running >= desired &&
    isHealthy(snapshot)
    ? 'healthy'
    : 'wait';
}

/** ECS only ever rolls back to an earlier revision of the same family. */
function isNewer(running: string | undefined, deployed: string): boolean {
  const [family, revision] = splitRevision(running ?? '');
  const [ownFamily, ownRevision] = splitRevision(deployed);
  return family !== ownFamily || Number(revision) > Number(ownRevision);
}

/** Of `arn:…:task-definition/{family}:{revision}`. */
function splitRevision(arn: string): string[] {
  return revisionName(arn).split(':');
}

/**
 * Fifth step: waits until the service of a complete stack is healthy.
 *
 * @param expected.settleSeconds - until then a healthy target proves nothing,
 *   because its health check was changed; after it, an unhealthy one is a
 *   failure.
 * @throws DeploymentError when the rollout fails, is rolled back, is not what was
 *   requested, or does not become healthy in time.
 */
export async function verify(
  context: DeploymentContext,
  rolloutLog: RolloutLog,
  name: string,
  expected: ExpectedService & { settleSeconds?: number },
): Promise<void> {
  const { clients, clock, signal } = context;
  const { settleSeconds = 0 } = expected;
  const startedAt = clients.now();
  for (;;) {
    const snapshot = await rolloutLog.update();
    const seen = snapshot
      ? verdictOf(snapshot, expected, rolloutLog.health)
      : 'wait';
    const verdict =
      seen === 'healthy' &&
      snapshot?.desired === 0 &&
      (await isStarting(context, expected))
        ? 'wait'
        : seen;
    const seconds = secondsBetween(startedAt, clients.now());
    const isSettled = seconds >= settleSeconds;
    if (verdict === 'healthy') {
      if (isSettled) {
        if (snapshot?.desired === 0) {
          context.log.line('Note', untried(expected, clients.now()));
        }
        return;
      }
    } else if (
      verdict !== 'wait' ||
      seconds > settleSeconds + TIMEOUT_SECONDS ||
      (settleSeconds > 0 &&
        isSettled &&
        snapshot?.targets.some(({ state }) => state === 'unhealthy'))
    ) {
      throw notAsRequested(rolloutLog, name, expected, verdict);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}

/**
 * Whether tasks are about to start although none is desired yet: an update of the
 * scalable target sets its limits again, also outside office hours.
 */
async function isStarting(
  { clients, signal }: DeploymentContext,
  { arn, officeHours }: ExpectedService,
): Promise<boolean> {
  const limits =
    officeHours && (await readScalingLimits(clients, arn, { signal }));
  return limits !== undefined && limits.min > 0;
}

/** What is not known of a service of which no task is desired. */
function untried({ officeHours }: ExpectedService, now: Date): string {
  const next = officeHours && describeNextStart(officeHours, now);
  return next
    ? `outside office hours no task runs, so neither the image nor the health check was tried; tasks start ${next}`
    : 'no task is desired, so neither the image nor the health check was tried';
}

function notAsRequested(
  { evidence, health }: RolloutLog,
  name: string,
  expected: ExpectedService,
  verdict: Exclude<Verdict, 'healthy'>,
): DeploymentError {
  const { snapshot } = evidence;
  // What tasks did says nothing about who changed the service.
  const cause =
    verdict === 'wait' || verdict === 'failed' || verdict === 'rolled-back'
      ? taskCause(evidence)
      : undefined;
  const what = whatIs(verdict, expected, snapshot, health.noun);
  return new DeploymentError(name, {
    failed: `${name}: the stack is complete, but ${cause?.what ?? what}.`,
    // Of a rollout that succeeded, the reason says only that.
    why:
      cause?.why ??
      (verdict === 'wait' ? undefined : snapshot?.rolloutReason) ??
      what,
    evidence: taskEvidence(evidence),
    now: `stack ${name} is complete, but its service may answer only some requests or none`,
    next: cause?.next ?? 'fix the cause, then press "Start over"',
  });
}

function whatIs(
  verdict: Exclude<Verdict, 'healthy'>,
  { taskDefinition = '', desiredCount }: ExpectedService,
  snapshot: ServiceSnapshot | undefined,
  noun: string,
): string {
  const running = revisionName(snapshot?.taskDefinition ?? '');
  switch (verdict) {
    case 'failed':
      return 'the ECS rollout failed';
    case 'rolled-back':
      return 'ECS rolled back to the previous task definition';
    case 'other-revision':
      return `${running} was deployed to the service meanwhile, not from this stack, which made ${revisionName(
        taskDefinition,
      )}`;
    case 'other-count':
      return `the desired count was changed to ${snapshot?.desired} meanwhile, not from this stack, which has ${desiredCount}`;
    case 'gone':
      return `the service is ${snapshot?.status}: it was deleted outside the stack`;
    default:
      return `not all ${noun} became healthy`;
  }
}
