import { TaskDefinition } from '@aws-sdk/client-ecs';
import { LogSource } from './LogSource';

/**
 * Lists the CloudWatch log streams of a task's containers. Only those in the
 * region of the task may be read.
 */
export function logSourcesOf(
  { containerDefinitions = [] }: TaskDefinition,
  { taskId, region }: { taskId: string; region: string },
): LogSource[] {
  return containerDefinitions.flatMap(({ name, logConfiguration }) => {
    const options = logConfiguration?.options ?? {};
    const group = options['awslogs-group'];
    const prefix = options['awslogs-stream-prefix'];
    const logRegion = options['awslogs-region'] ?? region;
    return logConfiguration?.logDriver === 'awslogs' &&
      group &&
      prefix &&
      logRegion === region
      ? [{ container: name!, group, stream: `${prefix}/${name}/${taskId}` }]
      : [];
  });
}
