import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ScaffolderTaskOutput,
  useTaskEventStream,
} from '@backstage/plugin-scaffolder-react';
import {
  DefaultTemplateOutputs,
  TaskSteps,
} from '@backstage/plugin-scaffolder-react/alpha';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { fargateFormTranslationRef } from '../messages/fargateFormTranslationRef';
import { translateForm, translateText } from '../messages/translateForm';
import { DeploymentFailure } from './DeploymentFailure';
import styles from './deployment.module.css';
import { LiveLog } from './LiveLog';
import { outcomeOf } from './outcomeOf';
import { readLog } from './readLog';
import { lastBegun, shownSteps } from './shownSteps';
import { TEMPLATE_REFS } from './templateRefs';

/**
 * What the page of a task shows in place of its steps and its log: the steps that were
 * asked for, how it failed, and the log, which is that of the page without what the
 * scaffolder writes about steps. Once the task has finished, the page's own button shows
 * and hides it. For tasks of other templates only their outputs. All in the user's
 * language, but what actions log.
 */
export function DeploymentOutputs(props: { output?: ScaffolderTaskOutput }) {
  const { taskId } = useParams();
  const { t } = useTranslationRef(fargateFormTranslationRef);
  return (
    <>
      {taskId && <Deployment taskId={taskId} />}
      <DefaultTemplateOutputs output={translateForm(props.output, t)} />
    </>
  );
}

function Deployment({ taskId }: { taskId: string }) {
  const { task, steps, stepLogs, completed, error } =
    useTaskEventStream(taskId);
  const { t } = useTranslationRef(fargateFormTranslationRef);
  const entries = useMemo(
    () => readLog(task?.spec.steps.flatMap(({ id }) => stepLogs[id]) ?? []),
    [task, stepLogs],
  );
  const templateRef = task?.spec.templateInfo?.entityRef;
  if (!templateRef || !TEMPLATE_REFS.includes(templateRef)) {
    return null;
  }
  const outcome = outcomeOf(entries);
  const shown = shownSteps(
    task.spec.steps.map(step => ({ ...step, ...steps[step.id] })),
  );
  return (
    <div className={styles.outputs}>
      <TaskSteps
        steps={shown.map(step => ({
          ...step,
          name: translateText(step.name, t),
        }))}
        activeStep={lastBegun(shown)}
        isComplete={completed}
        isError={Boolean(error)}
      />
      {completed && outcome && <DeploymentFailure outcome={outcome} />}
      <div className={completed ? styles.finished : undefined}>
        <LiveLog entries={entries} />
      </div>
    </div>
  );
}
