import { FailureReport } from '../log/FailureReport';

/**
 * A deployment that failed. The message is the stack's name and the root cause.
 *
 * @public
 */
export class DeploymentError extends Error {
  constructor(readonly stackName: string, readonly report: FailureReport) {
    super(`${stackName}: ${report.why}`);
    this.name = 'DeploymentError';
  }
}
