import { TaskDefinition } from '@aws-sdk/client-ecs';
import { LogSource } from './LogSource';

/**
 * Where the containers of a task log to CloudWatch, in the task's own region:
 * a log elsewhere is outside of what may be read.
 */
export function logSourcesOf(
  { containerDefinitions = [] }: TaskDefinition,
  { taskId, region }: { taskId: string; region: string },
): LogSource[] {
  return containerDefinitions.flatMap(({ name, logConfiguration }) => {
    const options = logConfiguration?.options ?? {};
    const group = options['awslogs-group'];
    const prefix = options['awslogs-stream-prefix'];
    const place = options['awslogs-region'] ?? region;
    return logConfiguration?.logDriver === 'awslogs' &&
      group &&
      prefix &&
      place === region
      ? [{ container: name!, group, stream: `${prefix}/${name}/${taskId}` }]
      : [];
  });
}
