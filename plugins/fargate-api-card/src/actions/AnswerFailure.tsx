import { ResponseError } from '@backstage/errors';
import { Alert, Flex } from '@backstage/ui';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';
import { isNotAllowed } from '../status/isNotAllowed';

/** Why the backend has no answer to what somebody asked for. */
export function AnswerFailure(props: {
  title: string;
  error: Error;
  /** The name of the permission that it takes. */
  permission: string;
}) {
  const t = useTranslate();
  const { title, error, permission } = props;
  const answer = error instanceof ResponseError ? error : undefined;
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
