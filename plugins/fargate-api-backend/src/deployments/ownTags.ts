import { DeployedRevision } from '../resources';

type Tags = DeployedRevision['tags'];

/**
 * The tags of a revision that whoever deployed it has set. A template that is
 * deployed again has the task and the run of the deployment before, unless they are
 * set anew: those say who deployed that one.
 *
 * @param older - the tags of other revisions that were deployed before.
 */
export function ownTags(
  { approvedBy, commit, deployedBy, rolledBackTo, run, task }: Tags,
  older: readonly Tags[],
): Tags {
  const ownTask = older.some(one => one.task === task) ? undefined : task;
  const ownRun = older.some(one => one.run === run) ? undefined : run;
  const isCopied = (task || run) && !ownTask && !ownRun;
  if (isCopied) {
    return {};
  }
  return {
    deployedBy,
    approvedBy,
    task: ownTask,
    run: ownRun,
    commit: run && !ownRun ? undefined : commit,
    rolledBackTo,
  };
}
