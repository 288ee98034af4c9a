import { DeploymentError, logFailure } from '../stack/DeploymentError';
import { DeploymentLog } from '../log/DeploymentLog';

/** Runs a deployment; when it fails, closes the log with what to know. */
export async function withFailureReport<T>(
  log: DeploymentLog,
  deploy: () => Promise<T>,
): Promise<T> {
  try {
    return await deploy();
  } catch (error) {
    if (error instanceof DeploymentError) {
      logFailure(log, error.report);
    }
    throw error;
  }
}
