import { ResponseError } from '@backstage/errors';
import { Alert, Flex } from '@backstage/ui';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { isNotAllowed } from '../api/isNotAllowed';

/** Why an operation failed. */
export function OperationFailure(props: {
  error: Error;
  /** The name of the required permission. */
  permission: string;
}) {
  const t = useTranslate();
  const { error, permission } = props;
  return (
    <Alert
      icon
      status="danger"
      title={t('operationFailed.title')}
      description={
        isNotAllowed(error) ? (
          <span>
            {t('operationFailed.notAllowed', {
              permission: <span className={text.code}>{permission}</span>,
            })}
          </span>
        ) : (
          <Flex direction="column" gap="1">
            {error instanceof ResponseError
              ? t('operationFailed.refused')
              : t('operationFailed.unreachable')}
            <span className={text.code}>
              “
              {error instanceof ResponseError
                ? error.cause.message
                : error.message}
              ”
            </span>
          </Flex>
        )
      }
    />
  );
}
