import { Link, NumberField, Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { fargateApiServiceScalePermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import { ReadFailureNote } from '../components/ReadFailureNote';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { scheduledTime } from '../clock/scheduledTime';
import { changeLinks } from './changeLinks';
import { ConfirmationDialog } from './ConfirmationDialog';
import { OperationDialogProps } from './OperationDialogProps';
import { ScaleEffect, scaleEffect } from './scaleEffect';
import { serviceName } from './serviceName';

/** Sets the desired count, and explains the effect. */
export function ScaleDialog(props: OperationDialogProps) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { service, status, close, onAccepted } = props;
  const limits = status.scaling.value;
  const current = status.service.value?.desired ?? 0;
  const [desired, setDesired] = useState(current);
  const effect = scaleEffect(current, desired);

  return (
    <ConfirmationDialog
      title={t('scale.title', { service: serviceName(service, status) })}
      confirm={t('scale.confirm')}
      permission={fargateApiServiceScalePermission.name}
      isDestructive={effect.kind === 'zero'}
      isDisabled={effect.kind === 'unchanged' || Number.isNaN(desired)}
      run={() => api.scale(service, { desired })}
      onAccepted={() => onAccepted({ kind: 'scale', desired })}
      close={close}
    >
      <NumberField
        // The only field of a dialog that the user has just opened.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        label={t('scale.field')}
        description={
          limits
            ? t('scale.range', { ...limits, desired: current })
            : t('scale.now', { desired: current })
        }
        value={desired}
        onChange={setDesired}
        minValue={limits?.min ?? 0}
        maxValue={limits?.max}
        step={1}
      />
      {status.scaling.failure && (
        <ReadFailureNote failure={status.scaling.failure} />
      )}
      <div role="status">
        <Text as="p" weight={effect.kind === 'zero' ? 'bold' : 'regular'}>
          <Effect effect={effect} />
        </Text>
      </div>
      <Text as="p" className={text.muted}>
        <Later status={status} />
      </Text>
    </ConfirmationDialog>
  );
}

/** What sets the count again later. */
function Later({ status }: Pick<OperationDialogProps, 'status'>) {
  const t = useTranslate();
  const limits = status.scaling.value;
  const { entity } = useEntity();
  const links = changeLinks(entity, status);
  const change = status.nextChange?.value;
  if (status.state === 'asleep' && change) {
    const time = scheduledTime(t, change, status.now);
    return <>{t('scale.asleep', { time, desired: change.min ?? 0 })}</>;
  }
  if (!limits?.autoscaling && status.appliedBy) {
    return (
      <>
        {t('scale.repository')}{' '}
        {links && <Link href={links.size}>{t('scale.propose')}</Link>}
      </>
    );
  }
  if (!limits?.autoscaling) {
    return <>{t('scale.stack')}</>;
  }
  const { min, max } = limits;
  return (
    <>
      {min === max
        ? t('scale.fixed', { desired: min })
        : t('scale.autoscaling', { min, max })}
    </>
  );
}

function Effect({ effect }: { effect: ScaleEffect }) {
  const t = useTranslate();
  return (
    <>
      {'count' in effect
        ? t(`scale.${effect.kind}`, { count: effect.count })
        : t(`scale.${effect.kind}`)}
    </>
  );
}
