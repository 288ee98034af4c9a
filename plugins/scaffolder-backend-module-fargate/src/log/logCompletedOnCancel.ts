import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * Runs a deployment of several parts. When it is cancelled, the part that was
 * under way has said what becomes of it; this says what there is beside it.
 *
 * @param completed - what was made or found so far, in words.
 */
export async function logCompletedOnCancel<T>(
  { log, signal }: Pick<DeploymentContext, 'log' | 'signal'>,
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
          ? `${completed.join(', ')}; another run goes on from there`
          : 'nothing else was made',
      );
    }
    throw error;
  }
}
