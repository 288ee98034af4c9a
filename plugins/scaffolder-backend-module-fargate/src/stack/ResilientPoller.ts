import { DeploymentContext } from './DeploymentContext';
import { isTransientError } from './isTransientError';

/** Consecutive polls that may fail; the SDK retries each several times. */
const MAX_FAILED_POLLS = 30;

/**
 * Polls AWS through an outage of the connection. CloudFormation continues
 * meanwhile, and a rollout takes longer than most outages.
 */
export class ResilientPoller {
  #failures = 0;

  constructor(
    private readonly context: Pick<DeploymentContext, 'log' | 'signal'>,
  ) {}

  /**
   * Polls once.
   *
   * @returns undefined when the request failed with a transient error.
   * @throws the error of the request, when it is not transient, or when too
   *   many polls failed in a row.
   */
  async poll<T>(request: () => Promise<T>): Promise<T | undefined> {
    try {
      const response = await request();
      if (this.#failures) {
        this.#failures = 0;
        this.context.log.line('Note', 'the connection to AWS is restored');
      }
      return response;
    } catch (error) {
      this.context.signal?.throwIfAborted();
      if (!isTransientError(error) || ++this.#failures > MAX_FAILED_POLLS) {
        throw error;
      }
      if (this.#failures === 1) {
        this.context.log.line(
          'Note',
          `AWS cannot be reached, CloudFormation continues: ${error}`,
        );
      }
      return undefined;
    }
  }
}
