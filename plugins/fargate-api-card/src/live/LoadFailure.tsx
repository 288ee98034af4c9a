import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { Alert, Button, Flex } from '@backstage/ui';
import { NotAllowed } from './NotAllowed';
import styles from './LoadFailure.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The texts of {@link LoadFailure} that depend on what is loaded. */
export interface LoadFailureTexts {
  notAllowed: string;
  notFound: string;
}

/** Why the status could not be loaded, and what to do about it. */
export function LoadFailure(props: {
  error: Error;
  entity: Entity;
  texts: LoadFailureTexts;
  retry(): void;
}) {
  const t = useTranslate();
  const { error, entity, texts, retry } = props;
  const response = error instanceof ResponseError ? error : undefined;

  if (response?.statusCode === 403) {
    return <NotAllowed entity={entity} title={texts.notAllowed} />;
  }
  if (response?.statusCode === 404) {
    return (
      <Alert
        icon
        status="warning"
        title={texts.notFound}
        description={response.cause.message}
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
          {response ? t('failed.server') : t('failed.unreachable')}
          <span className={text.code}>
            “{response ? response.cause.message : error.message}”
            {response && ` (${response.statusCode} ${response.cause.name})`}
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
