import {
  ScaffolderTaskOutput,
  useTaskEventStream,
} from '@backstage/plugin-scaffolder-react';
import { DefaultTemplateOutputs } from '@backstage/plugin-scaffolder-react/alpha';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { DeploymentFailure } from './DeploymentFailure';
import styles from './deployment.module.css';
import { LiveLog } from './LiveLog';
import { outcomeOf } from './outcomeOf';
import { readLog } from './readLog';
import { TEMPLATE_REFS } from './templateRefs';

/**
 * What the page of a task shows between its steps and its log: the log while
 * the task runs, and how it failed. The page's own log is hidden until the
 * task has finished. For tasks of other templates only their outputs.
 */
export function DeploymentOutputs(props: { output?: ScaffolderTaskOutput }) {
  const { taskId } = useParams();
  return (
    <>
      {taskId && <Deployment taskId={taskId} />}
      <DefaultTemplateOutputs output={props.output} />
    </>
  );
}

function Deployment({ taskId }: { taskId: string }) {
  const { task, stepLogs, completed } = useTaskEventStream(taskId);
  const entries = useMemo(
    () => readLog(task?.spec.steps.flatMap(({ id }) => stepLogs[id]) ?? []),
    [task, stepLogs],
  );
  const templateRef = task?.spec.templateInfo?.entityRef;
  if (!templateRef || !TEMPLATE_REFS.includes(templateRef)) {
    return null;
  }
  const outcome = outcomeOf(entries);
  return (
    <div className={styles.outputs}>
      {!completed && <LiveLog entries={entries} />}
      {completed && outcome && <DeploymentFailure outcome={outcome} />}
    </div>
  );
}
