import { DeploymentContext } from './DeploymentContext';

/** Long enough for a few calls, short enough for a person who cancels. */
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * The context for what is left to do when a task was cancelled: its own signal
 * is aborted already, and nothing may hang either.
 */
export function cleanupContext(context: DeploymentContext): DeploymentContext {
  return { ...context, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) };
}
