import { IDLE_MEMORY_MIB } from '../../../containers/ContainerBehaviour';
import { Region } from '../../../world/World';
import { CloudWatch } from '../../cloudwatch/model/CloudWatch';
import { ServiceTask } from './ServiceTask';
import { ServiceRecord } from './types';

/**
 * Keeps what ECS reports each minute of the tasks of a service that are running: the
 * share that they use of the CPU units and of the memory of their task definitions.
 */
export function reportUsage(
  region: Region,
  { clusterName, shape }: ServiceRecord,
  tasks: Iterable<ServiceTask>,
): void {
  const running = [...tasks]
    .map(task => task.shape)
    .filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const used = running.flatMap(({ containers }) => containers).length;
  const reserved = running.reduce((sum, { memory }) => sum + Number(memory), 0);
  const report = (name: string, percent: number) =>
    region.service(CloudWatch).metrics.setLevel(
      {
        namespace: 'AWS/ECS',
        name,
        dimensions: [
          { Name: 'ClusterName', Value: clusterName },
          { Name: 'ServiceName', Value: shape.serviceName },
        ],
      },
      running.length > 0 ? percent : undefined,
    );
  report('CPUUtilization', 0);
  report('MemoryUtilization', (100 * used * IDLE_MEMORY_MIB) / reserved);
}
