import { Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { fargateApiServiceRestartPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import { fargateApiRef } from '../api/FargateApi';
import { useTranslate } from '../messages/useTranslate';
import { ConfirmationDialog } from './ConfirmationDialog';
import { OperationDialogProps } from './OperationDialogProps';
import { serviceName } from './serviceName';

/** Confirms a forced new deployment, and explains its effect. */
export function RestartDialog(props: OperationDialogProps) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { service, status, close, onAccepted } = props;
  const { rollout, desired = 0 } = status.service.value ?? {};

  return (
    <ConfirmationDialog
      title={t('restart.title', { service: serviceName(service, status) })}
      confirm={t('restart.confirm')}
      permission={fargateApiServiceRestartPermission.name}
      run={() => api.restart(service)}
      onAccepted={() => onAccepted({ kind: 'restart' })}
      close={close}
    >
      {desired === 0 ? (
        <Text as="p">{t('restart.none')}</Text>
      ) : (
        <>
          <Text as="p">
            {t('restart.replaces', {
              count: desired,
              taskDefinition: rollout?.taskDefinition ?? '',
            })}
          </Text>
          <Text as="p">{t('restart.image')}</Text>
          {rollout && (
            <Text as="p">
              {rollout.circuitBreaker
                ? t('restart.circuitBreaker')
                : t('restart.noCircuitBreaker')}
            </Text>
          )}
        </>
      )}
      {rollout?.state === 'in-progress' && (
        <Text as="p" weight="bold">
          {t('restart.replacesRollout')}
        </Text>
      )}
    </ConfirmationDialog>
  );
}
