import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { Alert, Button, Flex } from '@backstage/ui';
import { NotAllowed } from './NotAllowed';
import styles from './LoadFailure.module.css';
import text from './text.module.css';
import { useTranslate } from './useTranslate';

/** What {@link LoadFailure} says of its subject. */
export interface LoadFailureWords {
  notAllowed: string;
  notFound: string;
}

/** Why there is no status at all, and what to do about it. */
export function LoadFailure(props: {
  error: Error;
  entity: Entity;
  words: LoadFailureWords;
  retry(): void;
}) {
  const t = useTranslate();
  const { error, entity, words, retry } = props;
  const answer = error instanceof ResponseError ? error : undefined;

  if (answer?.statusCode === 403) {
    return <NotAllowed entity={entity} title={words.notAllowed} />;
  }
  if (answer?.statusCode === 404) {
    return (
      <Alert
        icon
        status="warning"
        title={words.notFound}
        description={answer.cause.message}
      />
    );
  }
  return (
    <Alert
      icon
      status="danger"
      title={t('failed.title')}
      description={
        <Flex direction="column" gap="1">
          {answer ? t('failed.server') : t('failed.unreachable')}
          <span className={text.code}>
            “{answer ? answer.cause.message : error.message}”
            {answer && ` (${answer.statusCode} ${answer.cause.name})`}
          </span>
          <Button
            size="small"
            variant="secondary"
            className={styles.retry}
            onPress={retry}
          >
            {t('card.retry')}
          </Button>
        </Flex>
      }
    />
  );
}
