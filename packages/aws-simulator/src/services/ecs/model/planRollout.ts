/** The active tasks of a deployment. */
export interface TaskCounts {
  /** Running, and healthy in their target groups. */
  healthy: number;
  /** Not yet healthy. */
  starting: number;
}

/** The input of a scheduling decision. */
export interface RolloutState {
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
  primary: TaskCounts;
  /** All other deployments together. */
  old: TaskCounts;
  /** The deployment has failed: no tasks are started for it or stopped in its favour. */
  halted: boolean;
}

/** A scheduling decision: numbers of tasks. */
export interface RolloutPlan {
  start: number;
  stopPrimary: number;
  stopOldStarting: number;
  stopOldHealthy: number;
  /** The deployment configuration does not allow a task to be started or stopped. */
  stuck: boolean;
}

/** Plans the next step of a rolling update, of scaling or of a replacement. */
export function planRollout(state: RolloutState): RolloutPlan {
  const { desiredCount, primary, old } = state;
  const lower = Math.ceil((desiredCount * state.minimumHealthyPercent) / 100);
  const upper = Math.floor((desiredCount * state.maximumPercent) / 100);

  const inPrimary = primary.healthy + primary.starting;
  const missing = state.halted ? 0 : Math.max(0, desiredCount - inPrimary);
  // Old tasks that are not yet healthy are stopped first, which frees
  // capacity.
  const stopOldStarting = old.starting;
  const room = Math.max(0, upper - inPrimary - old.healthy);
  const start = Math.min(missing, room);

  const healthy = primary.healthy + old.healthy;
  const replaced = healthy - desiredCount;
  const spare = healthy - lower;
  const blocked = missing > 0 && start === 0;
  const stopOldHealthy = Math.min(
    old.healthy,
    Math.max(0, blocked ? Math.min(spare, missing) : replaced),
  );
  return {
    start,
    stopPrimary: Math.max(0, inPrimary - desiredCount),
    stopOldStarting,
    stopOldHealthy,
    stuck: blocked && stopOldHealthy === 0 && old.healthy > 0,
  };
}
