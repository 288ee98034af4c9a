import { Text } from '@backstage/ui';
import { ClusterStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The cluster, and the number of services and tasks in it. */
export function Cluster({ cluster }: { cluster: ClusterStatus }) {
  const t = useTranslate();
  const { name, status, activeServices, runningTasks, pendingTasks } = cluster;
  const counts = [
    status !== 'ACTIVE' && status,
    t('environment.services', { count: activeServices }),
    t('environment.tasks', { count: runningTasks }),
    pendingTasks > 0 && t('tasks.pending', { n: pendingTasks }),
  ].filter(Boolean);
  return (
    <Text>
      {name}
      <span className={text.muted}>
        {counts.map(count => ` · ${count}`).join('')}
      </span>
    </Text>
  );
}
