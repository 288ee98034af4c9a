import { Link, Text } from '@backstage/ui';
import {
  EnvironmentLogStatus,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** How long a log is kept, and its log group; what there is instead if it is off. */
export function EnvironmentLog(props: {
  log: EnvironmentLogStatus;
  none: string;
}) {
  const t = useTranslate();
  const { retentionDays, logGroup, url } = props.log;
  if (!retentionDays) {
    return <Text className={text.muted}>{props.none}</Text>;
  }
  const href = webUrl(url);
  return (
    <Text>
      {t('environment.keptDays', { count: retentionDays })}
      {logGroup && ' · '}
      {href ? (
        <Link href={href} target="_blank" rel="noopener noreferrer">
          {logGroup}
        </Link>
      ) : (
        logGroup
      )}
    </Text>
  );
}
