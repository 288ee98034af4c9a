import { DeploymentLog } from './DeploymentLog';

/**
 * Why a deployment failed, as the end of its log.
 *
 * @public
 */
export interface FailureReport {
  /** What happened. */
  failed: string;
  /** The root cause, one sentence. */
  why: string;
  /** What AWS said, a line each. */
  evidence: string[];
  /** The state that the failure left. */
  now: string;
  /** What to do. */
  next: string;
}

/** Ends the log of a failed deployment. */
export function logFailure(log: DeploymentLog, report: FailureReport): void {
  log.line('Failed', report.failed);
  log.line('Why', report.why);
  log.lines('Evidence', report.evidence);
  log.line('Now', report.now);
  log.line('Next', report.next);
}
