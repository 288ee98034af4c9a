import { DeploymentLog } from '../log/DeploymentLog';

/**
 * The end of a deployment that failed, in the order in which a person asks.
 *
 * @public
 */
export interface FailureReport {
  /** What happened. */
  failed: string;
  /** The root cause, one sentence. */
  why: string;
  evidence: string[];
  /** What stands now. */
  now: string;
  /** What to do. */
  next: string;
}

/**
 * A deployment that failed. Its message is the root cause.
 *
 * @public
 */
export class DeploymentError extends Error {
  constructor(
    /** The stack's name. */
    readonly stackName: string,
    readonly report: FailureReport,
  ) {
    super(`${stackName}: ${report.why}`);
    this.name = 'DeploymentError';
  }
}

/** Closes the log of a deployment that failed. */
export function logFailure(log: DeploymentLog, report: FailureReport): void {
  log.line('Failed', report.failed);
  log.line('Why', report.why);
  report.evidence.forEach((text, index) =>
    index ? log.more(text) : log.line('Evidence', text),
  );
  log.line('Now', report.now);
  log.line('Next', report.next);
}
