import { Text } from '@backstage/ui';
import { ServiceEvent } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Ago } from '../clock/Ago';
import styles from '../components/rows.module.css';
import text from '../components/text.module.css';

/** The ECS events of the service, newest first. */
export function EventList({ events }: { events: ServiceEvent[] }) {
  return (
    <ul className={`${text.list} ${styles.rows}`}>
      {events.map(({ id, createdAt, message }, index) => (
        <li key={`${index}.${id}`} className={styles.row}>
          <Text variant="body-small" className={text.muted}>
            <Ago instant={createdAt} />
          </Text>
          <Text variant="body-small">{message}</Text>
        </li>
      ))}
    </ul>
  );
}
