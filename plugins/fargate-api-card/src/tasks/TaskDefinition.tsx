import { Text } from '@backstage/ui';
import { TaskDefinitionStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Fragment } from 'react';
import { imageName } from './imageName';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

const CPU_UNITS_PER_VCPU = 1024;
const MIB_PER_GB = 1024;

/** The images and the size of the tasks. */
export function TaskDefinition(props: {
  taskDefinition: TaskDefinitionStatus;
  platform?: string;
}) {
  const t = useTranslate();
  const { images, cpu, memory } = props.taskDefinition;
  const size = [
    cpu && t('task.cpu', { n: cpu / CPU_UNITS_PER_VCPU }),
    memory && t('task.memory', { n: memory / MIB_PER_GB }),
    props.platform,
  ].filter(Boolean);
  return (
    <Text>
      {images.map((image, index) => (
        <Fragment key={image}>
          {index > 0 && ', '}
          <span title={image}>{imageName(image)}</span>
        </Fragment>
      ))}
      <span className={text.muted}>
        {size.map(part => ` · ${part}`).join('')}
      </span>
    </Text>
  );
}
