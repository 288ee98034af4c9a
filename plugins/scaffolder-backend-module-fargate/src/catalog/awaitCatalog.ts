import { Clock } from '../stack/Clock';
import { POLL_SECONDS } from '../stack/DeploymentContext';

/** The catalog follows a stack event within seconds, a busy one within a minute. */
export const CATALOG_SECONDS = 60;

/**
 * Waits until the catalog has processed the event of a stack.
 *
 * @param isProcessed - asks the catalog.
 * @returns false when it did not in time; the catalog's next scan will.
 */
export async function awaitCatalog(
  { clock, signal }: { clock: Clock; signal?: AbortSignal },
  isProcessed: () => Promise<boolean>,
): Promise<boolean> {
  for (let waited = 0; ; waited += POLL_SECONDS) {
    if (await isProcessed()) {
      return true;
    }
    if (waited >= CATALOG_SECONDS) {
      return false;
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}
