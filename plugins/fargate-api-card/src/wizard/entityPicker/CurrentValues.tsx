import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../../api/FargateApi';
import { useTranslate } from '../../messages/useTranslate';
import { TaskDefinition } from '../../tasks/TaskDefinition';
import text from '../../components/text.module.css';

/**
 * What an API runs now, since a field of an update that stays empty keeps its
 * value. Nothing where that cannot be read.
 */
export function CurrentValues({ entityRef }: { entityRef: string }) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { value: status } = useAsync(
    () => api.getStatus(parseEntityRef(entityRef)),
    [api, entityRef],
  );
  const taskDefinition = status?.taskDefinition.value;
  if (!taskDefinition) {
    return null;
  }
  const desired = status.service.value?.desired;
  return (
    <div role="status">
      <Text as="p" variant="body-small" className={text.muted}>
        {t('entityPicker.now')}
      </Text>
      <TaskDefinition
        taskDefinition={taskDefinition}
        isFailing={false}
        note={
          desired === undefined
            ? undefined
            : t('entityPicker.desired', { count: desired })
        }
      />
    </div>
  );
}
