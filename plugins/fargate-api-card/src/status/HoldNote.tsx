import { Alert, Link } from '@backstage/ui';
import { DeploymentHold } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useSince } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import { useTranslate } from '../messages/useTranslate';
import { useOperations } from '../operations/OperationsProvider';

/** That pipelines are not to deploy, and how to let them. */
export function HoldNote({ hold: { by, since } }: { hold: DeploymentHold }) {
  const t = useTranslate();
  const elapsed = useSince();
  const { links, permissions } = useOperations();
  const mayRelease = links && (permissions.restart || permissions.scale);
  return (
    <Alert
      icon
      status="warning"
      title={t('hold.title')}
      description={
        since && by
          ? t('hold.since', { age: ageText(t, elapsed(since)), by })
          : t('hold.unknown')
      }
      customActions={
        mayRelease && <Link href={links.release}>{t('hold.release')}</Link>
      }
    />
  );
}
