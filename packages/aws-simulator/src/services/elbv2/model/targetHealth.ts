import { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';

/** What a health check of a target would find at this moment. */
export type CheckOutcome =
  | { kind: 'pass' }
  | {
      kind: 'fail';
      reason:
        | 'Target.ResponseCodeMismatch'
        | 'Target.Timeout'
        | 'Target.FailedHealthChecks';
      description: string;
    }
  /** Nobody checks yet: the load balancer is still being provisioned. */
  | { kind: 'wait' }
  /** Nobody will check. */
  | { kind: 'unused'; description: string };

/** The health of one target, and since when its checks have been turning out as they do. */
export interface ObservedHealth {
  health: TargetHealth;
  outcome: CheckOutcome;
  /** When checks began to pass, or to fail; virtual milliseconds. */
  since: number;
}

/** How often is checked, and how many equal results in a row count. */
export interface CheckRhythm {
  intervalSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
}

/** The health of a target that was registered just now. */
export function newlyRegistered(now: number): ObservedHealth {
  return { health: initial(), outcome: { kind: 'wait' }, since: now };
}

/**
 * The health of a target whose checks turn out as `outcome` at `now`. Where
 * the state will change by itself if nothing else does, `flipsAt` says when.
 */
export function observe(
  before: ObservedHealth,
  outcome: CheckOutcome,
  now: number,
  rhythm: CheckRhythm,
): { observed: ObservedHealth; flipsAt?: number } {
  const since = before.outcome.kind === outcome.kind ? before.since : now;
  if (outcome.kind === 'unused') {
    const health: TargetHealth = {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: outcome.description,
    };
    return { observed: { health, outcome, since } };
  }

  const base =
    before.health.State === 'unused' ? initial() : { ...before.health };
  if (outcome.kind === 'wait') {
    return { observed: { health: initial(), outcome, since } };
  }

  const goal: TargetHealth =
    outcome.kind === 'pass'
      ? { State: 'healthy' }
      : {
          State: 'unhealthy',
          Reason: outcome.reason,
          Description: outcome.description,
        };
  const threshold =
    outcome.kind === 'pass'
      ? rhythm.healthyThreshold
      : rhythm.unhealthyThreshold;
  const flipsAt = since + threshold * rhythm.intervalSeconds * 1000;
  if (base.State === goal.State || flipsAt <= now) {
    return { observed: { health: goal, outcome, since } };
  }
  return { observed: { health: base, outcome, since }, flipsAt };
}

function initial(): TargetHealth {
  return {
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  };
}
