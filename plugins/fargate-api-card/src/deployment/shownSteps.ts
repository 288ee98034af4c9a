/** A step of a task, with what its template says of it and how far it is. */
export interface DeploymentStep {
  /** The condition on which the template has it run. */
  if?: unknown;
  status?: string;
}

/**
 * The steps that a page shows: those that a template has on a condition, such as a new
 * repository, only once they run.
 */
export function shownSteps<T extends DeploymentStep>(steps: readonly T[]): T[] {
  return steps.filter(
    step =>
      step.if === undefined ||
      !['open', 'skipped'].includes(step.status ?? 'open'),
  );
}

/** The index of the last step that has begun; the first where none has. */
export function lastBegun(steps: readonly DeploymentStep[]): number {
  return Math.max(
    steps.findLastIndex(({ status = 'open' }) => status !== 'open'),
    0,
  );
}
