import { StackRun } from './StackRun';

/** Starts an operation in the background. */
export function startRun(
  run: StackRun,
  work: (run: StackRun) => Promise<void>,
): void {
  const { stack } = run;
  stack.run = run;
  run.finished = work(run)
    .catch(error => {
      run.stackEvent(
        stack.status.replace(/_IN_PROGRESS$/, '_FAILED'),
        `Internal failure of the AWS simulator: ${error?.stack ?? error}`,
      );
    })
    .finally(() => {
      if (stack.run === run) {
        stack.run = undefined;
      }
    });
}
