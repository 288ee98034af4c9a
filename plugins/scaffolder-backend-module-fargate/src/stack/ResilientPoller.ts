import { DeploymentContext } from './DeploymentContext';
import { isTransientError } from './isTransientError';

/** Looks in a row that may fail; each is several tries of the SDK. */
const MAX_FAILED_POLLS = 30;

/**
 * Keeps a deployment watched while AWS cannot be asked: CloudFormation goes on
 * all the same, and a rollout takes longer than most trouble with the way there.
 */
export class ResilientPoller {
  #blind = 0;

  constructor(
    private readonly context: Pick<DeploymentContext, 'log' | 'signal'>,
  ) {}

  /**
   * Looks once.
   *
   * @returns undefined when AWS could not be asked this time.
   * @throws what the look throws, when that is about what was asked, or when
   *   AWS could not be asked for too long.
   */
  async look<T>(look: () => Promise<T>): Promise<T | undefined> {
    try {
      const seen = await look();
      if (this.#blind) {
        this.#blind = 0;
        this.context.log.line('Note', 'AWS answers again');
      }
      return seen;
    } catch (error) {
      this.context.signal?.throwIfAborted();
      if (!isTransientError(error) || ++this.#blind > MAX_FAILED_POLLS) {
        throw error;
      }
      if (this.#blind === 1) {
        this.context.log.line(
          'Note',
          `AWS cannot be asked now, CloudFormation goes on: ${error}`,
        );
      }
      return undefined;
    }
  }
}
