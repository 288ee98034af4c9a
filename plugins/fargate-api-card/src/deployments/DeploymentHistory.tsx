import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { fargateApiStatusReadPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../api/FargateApi';
import { ReadFailureNote } from '../components/ReadFailureNote';
import { RequestFailure } from '../components/RequestFailure';
import { StaleNote } from '../components/StaleNote';
import rows from '../components/rows.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { useOperations } from '../operations/OperationsProvider';
import { DeploymentRow } from './DeploymentRow';

/** The last deployments of an API, newest first, each compared with what runs. */
export function DeploymentHistory() {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { service } = useOperations();
  const { error, value } = useAsync(
    async () => service && api.getDeployments(service),
    [api, service],
  );
  if (error) {
    return (
      <RequestFailure
        title={t('deployments.failed')}
        error={error}
        permission={fargateApiStatusReadPermission.name}
      />
    );
  }
  if (!value) {
    return (
      <Flex direction="column" gap="2" aria-busy>
        <VisuallyHidden role="status">
          {t('deployments.loading')}
        </VisuallyHidden>
        {['90%', '70%', '80%'].map(width => (
          <Skeleton key={width} width={width} height="1rem" />
        ))}
      </Flex>
    );
  }
  const { failure, value: deployments } = value.deployments;
  if (!deployments) {
    return failure ? <ReadFailureNote failure={failure} /> : null;
  }
  return (
    <>
      {deployments.length === 0 && (
        <Text className={text.muted}>{t('deployments.none')}</Text>
      )}
      <ul className={`${text.list} ${rows.rows}`}>
        {deployments.map((deployment, index) => (
          <DeploymentRow
            key={`${index}.${deployment.id}`}
            deployment={deployment}
            deployments={deployments}
          />
        ))}
      </ul>
      <StaleNote part={value.deployments} />
    </>
  );
}
