import { isError } from '@backstage/errors';
import { DeploymentContext } from '../stack/DeploymentContext';
import { Forge, PipelineRun } from './forge/Forge';

/** Watches the run of a pipeline, as far as its forge can be asked. */
export class RunWatch {
  #url: string | undefined;
  #isRefused = false;

  constructor(
    private readonly context: Pick<DeploymentContext, 'log' | 'signal'>,
    private readonly forge: Pick<Forge, 'label' | 'lastRun'> | undefined,
    private readonly of: { commit?: string; branch?: string },
  ) {}

  /** Where the run is, for the end of a message. */
  get link(): string {
    return this.#url ? `: ${this.#url}` : '';
  }

  /** Logs the link once. */
  show(url: string): void {
    if (url !== this.#url) {
      this.#url = url;
      this.context.log.line('Image', `run ${url}`);
    }
  }

  /** The run as it is; undefined where there is none, or the forge does not tell. */
  async read(): Promise<PipelineRun | undefined> {
    const { log, signal } = this.context;
    if (!this.forge || this.#isRefused) {
      return undefined;
    }
    try {
      const run = await this.forge.lastRun(this.of, { signal });
      if (run) {
        this.show(run.url);
      }
      return run;
    } catch (error) {
      signal?.throwIfAborted();
      this.#isRefused = true;
      log.line(
        'Note',
        `waiting only for the image: ${isError(error) ? error.message : error}`,
      );
      return undefined;
    }
  }
}
