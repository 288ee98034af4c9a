import { DeploymentContext } from './DeploymentContext';

/**
 * Enough for a few requests, and short enough for a person who waits for the
 * cancellation.
 */
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * The context for cleaning up after a cancelled task: the task's signal is
 * aborted already, and no request may hang.
 */
export function cleanupContext(context: DeploymentContext): DeploymentContext {
  return { ...context, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) };
}
