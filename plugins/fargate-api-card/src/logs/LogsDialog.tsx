import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Link,
  Skeleton,
  VisuallyHidden,
} from '@backstage/ui';
import {
  fargateApiLogsReadPermission,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiExternalLinkLine, RiRefreshLine } from '@remixicon/react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { fargateApiRef, ServiceRef } from '../api/FargateApi';
import { useTranslate } from '../messages/useTranslate';
import { RequestFailure } from '../components/RequestFailure';
import styles from './LogsDialog.module.css';
import { LogLines } from './LogLines';
import { shortTaskId } from '../components/shortTaskId';

/** How many lines to request. */
const LINES = 200;

/** The last log lines of a task, read when the dialog opens and on refresh. */
export function LogsDialog(props: {
  service: ServiceRef;
  taskId: string;
  close(): void;
}) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { service, taskId, close } = props;
  const {
    value: logs,
    error,
    loading,
    retry,
  } = useAsyncRetry(
    () => api.getTaskLogs(service, taskId, { lines: LINES }),
    [api, service, taskId],
  );

  return (
    <Dialog isOpen onOpenChange={close} width={880}>
      <DialogHeader>
        {t('logs.title', { task: shortTaskId(taskId) })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        {logs && !error && <LogLines lines={logs.lines} />}
        {error && !loading && (
          <RequestFailure
            title={t('logs.failed')}
            error={error}
            permission={fargateApiLogsReadPermission.name}
          />
        )}
        {loading && !logs && (
          <Flex direction="column" gap="2" aria-busy>
            <VisuallyHidden role="status">{t('logs.loading')}</VisuallyHidden>
            {['90%', '70%', '80%'].map(width => (
              <Skeleton key={width} width={width} height="1rem" />
            ))}
          </Flex>
        )}
      </DialogBody>
      <DialogFooter>
        {webUrl(logs?.link) && (
          <Link
            href={logs!.link}
            target="_blank"
            rel="noopener noreferrer"
            variant="body-small"
            className={styles.link}
          >
            {t('logs.console')}{' '}
            <RiExternalLinkLine aria-hidden className={styles.icon} />
          </Link>
        )}
        <Button
          variant="secondary"
          iconStart={<RiRefreshLine aria-hidden />}
          isPending={loading}
          onPress={retry}
        >
          {t('logs.refresh')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
