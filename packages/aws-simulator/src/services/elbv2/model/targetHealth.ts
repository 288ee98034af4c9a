import { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';

/** The result of a health check. */
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
  /** There is no check yet: the load balancer is provisioning. */
  | { kind: 'wait' }
  /** There is no check. */
  | { kind: 'unused'; description: string };

/** The health of a target, and since when its checks have had the same result. */
export interface ObservedHealth {
  health: TargetHealth;
  outcome: CheckOutcome;
  /** When the checks started to pass or to fail, in virtual milliseconds. */
  since: number;
}

/** The interval and the thresholds of the health checks. */
export interface CheckSettings {
  intervalSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
}

/** The health of a new target. */
export function newlyRegistered(now: number): ObservedHealth {
  return { health: initial(), outcome: { kind: 'wait' }, since: now };
}

/**
 * The health of a target whose checks have the result `outcome` at `now`.
 * `changesAt` is the time at which the state will change if the result stays
 * the same.
 */
export function observe(
  before: ObservedHealth,
  outcome: CheckOutcome,
  now: number,
  settings: CheckSettings,
): { observed: ObservedHealth; changesAt?: number } {
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
      ? settings.healthyThreshold
      : settings.unhealthyThreshold;
  const changesAt = since + threshold * settings.intervalSeconds * 1000;
  if (base.State === goal.State || changesAt <= now) {
    return { observed: { health: goal, outcome, since } };
  }
  return { observed: { health: base, outcome, since }, changesAt };
}

function initial(): TargetHealth {
  return {
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  };
}
