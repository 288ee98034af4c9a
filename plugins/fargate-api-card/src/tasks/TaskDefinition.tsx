import { Flex, Text } from '@backstage/ui';
import { TaskDefinitionStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Fragment } from 'react';
import { imageName } from './imageName';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

const CPU_UNITS_PER_VCPU = 1024;
const MIB_PER_GB = 1024;

/**
 * The images and the size of the tasks. During a rollout of another image, what
 * the previous tasks run comes first, because it serves the requests.
 */
export function TaskDefinition(props: {
  taskDefinition: TaskDefinitionStatus;
  /** What the previous tasks run while a rollout replaces them. */
  previous?: TaskDefinitionStatus;
  /** Whether tasks of the rollout failed. */
  isFailing: boolean;
  /** Said after the size. */
  note?: string;
}) {
  const t = useTranslate();
  const { taskDefinition, previous, isFailing, note } = props;
  if (!previous || `${previous.images}` === `${taskDefinition.images}`) {
    return <Task taskDefinition={taskDefinition} notes={[note]} />;
  }
  const next = t(isFailing ? 'task.failing' : 'task.next');
  return (
    <Flex direction="column" gap="1">
      <Task taskDefinition={previous} notes={[note, t('task.serving')]} />
      <Task taskDefinition={taskDefinition} notes={[next]} />
    </Flex>
  );
}

function Task(props: {
  taskDefinition: TaskDefinitionStatus;
  notes: (string | undefined)[];
}) {
  const t = useTranslate();
  const { images, cpu, memory } = props.taskDefinition;
  const facts = [
    cpu && t('task.cpu', { n: cpu / CPU_UNITS_PER_VCPU }),
    memory && t('task.memory', { n: memory / MIB_PER_GB }),
    ...props.notes,
  ].filter(Boolean);
  return (
    <Text>
      {images.map((image, index) => (
        <Fragment key={`${index}.${image}`}>
          {index > 0 && ', '}
          <span title={image}>{imageName(image)}</span>
        </Fragment>
      ))}
      <span className={text.muted}>
        {facts.map(fact => ` · ${fact}`).join('')}
      </span>
    </Text>
  );
}
