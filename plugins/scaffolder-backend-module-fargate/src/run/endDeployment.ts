import { formatSeconds, secondsBetween } from '../log/format';
import { ActionRun } from './ActionRun';
import { OpenedDeployment } from './openDeployment';

/** How an action that deploys or deletes ends. */
export interface DeploymentEnd {
  /** What is deployed or deleted, for the last line of the log. */
  done: string;
  /** Default: true. */
  changed?: boolean;
  /** The action's outputs, by name. */
  outputs: Record<string, unknown>;
}

/**
 * Ends an action: logs what is done and how long it took, and sets the outputs.
 * A dry run, which has logged its plan, only sets the outputs.
 */
export function endDeployment(
  run: Pick<ActionRun, 'isDryRun' | 'output'>,
  { clients, log, startedAt }: OpenedDeployment,
  { done, changed = true, outputs }: DeploymentEnd,
): void {
  if (!run.isDryRun) {
    const seconds = secondsBetween(startedAt, clients.now());
    log.line(
      'Done',
      `${done} · ${changed ? formatSeconds(seconds) : 'no changes'}`,
    );
  }
  for (const [name, value] of Object.entries(outputs)) {
    run.output(name, value);
  }
}
