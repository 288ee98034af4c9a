import { DeploymentLog } from './DeploymentLog';

/**
 * Runs a deployment of several parts. When the task is cancelled, the part in
 * progress logs its own state; this logs which parts were completed before.
 *
 * @param completed - what was completed so far; the deployment adds to it.
 */
export async function logCompletedOnCancel<T>(
  { log, signal }: { log: DeploymentLog; signal?: AbortSignal },
  completed: readonly string[],
  deploy: () => Promise<T>,
): Promise<T> {
  try {
    return await deploy();
  } catch (error) {
    if (signal?.aborted) {
      log.line(
        'Now',
        completed.length
          ? `${completed.join(', ')}; the next run continues from there`
          : 'no other resources were created',
      );
    }
    throw error;
  }
}
