import { ResponseError } from '@backstage/errors';
import { Alert, Flex } from '@backstage/ui';
import text from './text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { isNotAllowed } from '../api/isNotAllowed';

/** Why a request to the backend failed. */
export function RequestFailure(props: {
  title: string;
  error: Error;
  /** The name of the required permission. */
  permission: string;
}) {
  const t = useTranslate();
  const { title, error, permission } = props;
  const response = error instanceof ResponseError ? error : undefined;
  return (
    <Alert
      icon
      status="danger"
      title={title}
      description={
        isNotAllowed(error) ? (
          <span>
            {t('operationFailed.notAllowed', {
              permission: <span className={text.code}>{permission}</span>,
            })}
          </span>
        ) : (
          <Flex direction="column" gap="1">
            {!response && t('failed.unreachable')}
            <span className={text.code}>
              “{response ? response.cause.message : error.message}”
            </span>
          </Flex>
        )
      }
    />
  );
}
