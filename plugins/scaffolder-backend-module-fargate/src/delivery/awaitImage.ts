import { formatSeconds } from '../log/format';
import { DeploymentContext } from '../stack/DeploymentContext';
import { ResilientPoller } from '../stack/ResilientPoller';
import { findImage, PushedImage } from './findImage';
import { RunWatch } from './RunWatch';

/** A build takes minutes, and each poll is a request to AWS and to the forge. */
const POLL_SECONDS = 15;

/** How often the log says that it still waits. */
const PROGRESS_SECONDS = 300;

/** An image that is to be pushed. */
export interface ExpectedImage {
  repositoryName: string;
  repositoryUri: string;
  /** Undefined for whichever is pushed. */
  tag?: string;
  /** When waiting for it started. */
  since: Date;
  waitSeconds: number;
}

/**
 * Waits until a pipeline has pushed an image.
 *
 * @throws Error in one sentence when its run failed or pushed none, or when it
 *   takes longer than to be waited for.
 */
export async function awaitImage(
  context: Pick<DeploymentContext, 'clients' | 'clock' | 'log' | 'signal'>,
  expected: ExpectedImage,
  run: RunWatch,
): Promise<PushedImage> {
  const { clients, clock, log, signal } = context;
  const { repositoryName, repositoryUri, tag, since, waitSeconds } = expected;
  const poller = new ResilientPoller(context);
  const name = tag ? `${repositoryUri}:${tag}` : `an image in ${repositoryUri}`;
  log.line('Image', `waiting for ${name}`);
  for (let told = 0; ; ) {
    // The run is read first: one that succeeds has pushed before.
    const state = await run.read();
    const answer = await poller.poll(async () => ({
      image: await findImage(clients, repositoryName, tag, { signal }),
    }));
    if (answer?.image) {
      return answer.image;
    }
    if (answer && state?.state === 'failed') {
      throw new Error(
        `The pipeline failed${
          state.failed ? ` in ${state.failed}` : ''
        } before it pushed ${name}${run.link}`,
      );
    }
    if (answer && state?.state === 'succeeded') {
      throw new Error(
        `The pipeline succeeded, and did not push ${name}${run.link}`,
      );
    }
    const waited = (clients.now().getTime() - since.getTime()) / 1000;
    if (waited >= waitSeconds) {
      throw new Error(
        `The pipeline did not push ${name} within ${formatSeconds(
          waitSeconds,
        )}; "Start over" waits again${run.link}`,
      );
    }
    if (Math.floor(waited / PROGRESS_SECONDS) > told) {
      told = Math.floor(waited / PROGRESS_SECONDS);
      log.line('Image', `still waiting … ${formatSeconds(waited)}`);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}
