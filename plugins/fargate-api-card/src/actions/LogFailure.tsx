import { ResponseError } from '@backstage/errors';
import { Alert, Flex } from '@backstage/ui';
import { fargateApiLogsReadPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';
import { isNotAllowed } from '../status/isNotAllowed';

/** Why the lines of a task could not be read. */
export function LogFailure({ error }: { error: Error }) {
  const t = useTranslate();
  const answer = error instanceof ResponseError ? error : undefined;
  return (
    <Alert
      icon
      status="danger"
      title={t('logs.failed')}
      description={
        isNotAllowed(error) ? (
          <span>
            {t('operationFailed.notAllowed', {
              permission: (
                <span className={text.code}>
                  {fargateApiLogsReadPermission.name}
                </span>
              ),
            })}
          </span>
        ) : (
          <Flex direction="column" gap="1">
            {!answer && t('failed.unreachable')}
            <span className={text.code}>
              “{answer ? answer.cause.message : error.message}”
            </span>
          </Flex>
        )
      }
    />
  );
}
