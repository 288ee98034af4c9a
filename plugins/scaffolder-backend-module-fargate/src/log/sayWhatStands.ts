import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * Runs a deployment of several parts. When it is cancelled, the part that was
 * under way has said what becomes of it; this says what there is beside it.
 *
 * @param standing - what was made or found so far, in words.
 */
export async function sayWhatStands<T>(
  { log, signal }: Pick<DeploymentContext, 'log' | 'signal'>,
  standing: readonly string[],
  deploy: () => Promise<T>,
): Promise<T> {
  try {
    return await deploy();
  } catch (error) {
    if (signal?.aborted) {
      log.line(
        'Now',
        standing.length
          ? `${standing.join(', ')}; another run goes on from there`
          : 'nothing else was made',
      );
    }
    throw error;
  }
}
