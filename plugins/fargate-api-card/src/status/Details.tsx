import {
  Accordion,
  AccordionGroup,
  AccordionPanel,
  AccordionTrigger,
} from '@backstage/ui';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReactNode, useState } from 'react';
import { DeploymentHistory } from '../deployments/DeploymentHistory';
import styles from './Details.module.css';
import { EventList } from './EventList';
import { ReadFailureNote } from '../components/ReadFailureNote';
import { PreviewList } from '../previews/PreviewList';
import { usePreviews } from '../previews/usePreviews';
import { StaleNote } from '../components/StaleNote';
import { StoppedTaskList } from '../tasks/StoppedTaskList';
import { Configuration } from '../tasks/Configuration';
import { TaskList } from '../tasks/TaskList';
import { TargetList } from '../targets/TargetList';
import { useTranslate } from '../messages/useTranslate';

/** The collapsed details: tasks, targets, configuration, events and stopped tasks. */
export function Details({ status }: { status: FargateApiStatus }) {
  const t = useTranslate();
  const { service, tasks, stoppedTasks } = status;
  const groups = status.targetGroups.value ?? [];
  const targetCount = groups.flatMap(group => group.targets).length;
  const events = service.value?.events ?? [];
  const taskDefinition = status.taskDefinition.value;

  return (
    <AccordionGroup allowsMultiple className={styles.group}>
      {tasks.value
        ? tasks.value.length > 0 && (
            <Section title={t('details.tasks', { n: tasks.value.length })}>
              <TaskList tasks={tasks.value} />
              <StaleNote part={tasks} />
            </Section>
          )
        : tasks.failure && (
            <Section title={t('details.tasksUnread')}>
              <ReadFailureNote failure={tasks.failure} />
            </Section>
          )}
      {targetCount > 0 && (
        <Section title={t('details.targets', { n: targetCount })}>
          <TargetList groups={groups} />
        </Section>
      )}
      {(taskDefinition?.configuration || taskDefinition?.taskRole) && (
        <Section title={t('configuration.title')}>
          <Configuration
            taskDefinition={taskDefinition}
            taskRolePolicies={status.taskRolePolicies ?? {}}
          />
        </Section>
      )}
      {service.value && <Deployments />}
      <Previews region={status.target.region} />
      {events.length > 0 && (
        <Section title={t('details.events', { n: events.length })}>
          <EventList events={events} />
        </Section>
      )}
      {stoppedTasks.value ? (
        <Section
          title={t('details.stoppedTasks', {
            n: stoppedTasks.value.length,
          })}
        >
          <StoppedTaskList tasks={stoppedTasks.value} />
          <StaleNote part={stoppedTasks} />
        </Section>
      ) : (
        stoppedTasks.failure && (
          <Section title={t('details.stoppedTasksUnread')}>
            <ReadFailureNote failure={stoppedTasks.failure} />
          </Section>
        )
      )}
    </AccordionGroup>
  );
}

/** Read once somebody looks: they take more calls to AWS than the rest. */
function Deployments() {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('deployments.title')} onExpandedChange={setOpen}>
      {isOpen && <DeploymentHistory />}
    </Section>
  );
}

/** Previews of pull requests, where there are any. */
function Previews({ region }: { region: string }) {
  const t = useTranslate();
  const part = usePreviews();
  if (!part.value) {
    return part.failure ? (
      <Section title={t('previews.unread')}>
        <ReadFailureNote failure={part.failure} />
      </Section>
    ) : null;
  }
  return part.value.length === 0 ? null : (
    <Section title={t('previews.title', { n: part.value.length })}>
      <PreviewList previews={part.value} region={region} />
      <StaleNote part={part} />
    </Section>
  );
}

function Section(props: {
  title: string;
  onExpandedChange?(isOpen: boolean): void;
  children: ReactNode;
}) {
  return (
    <Accordion
      className={styles.section}
      onExpandedChange={props.onExpandedChange}
    >
      <AccordionTrigger level={4} className={styles.trigger}>
        <span className={styles.title}>{props.title}</span>
      </AccordionTrigger>
      <AccordionPanel>{props.children}</AccordionPanel>
    </Accordion>
  );
}
