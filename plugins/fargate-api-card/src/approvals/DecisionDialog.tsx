import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import {
  FargateApiApproval,
  fargateApiDeploymentApprovePermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { ConfirmationDialog } from '../operations/ConfirmationDialog';

/** Confirms that a deployment is approved, or declined with a reason. */
export function DecisionDialog(props: {
  entity: CompoundEntityRef;
  approval: FargateApiApproval;
  approve: boolean;
  close(): void;
  onDecided(): void;
}) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const [reason, setReason] = useState('');
  const { entity, approval, approve, close, onDecided } = props;
  return (
    <ConfirmationDialog
      title={t(approve ? 'approval.approveTitle' : 'approval.declineTitle')}
      confirm={t(
        approve ? 'approval.approveConfirm' : 'approval.declineConfirm',
      )}
      permission={fargateApiDeploymentApprovePermission.name}
      isDestructive={!approve}
      isDisabled={!approve && !reason.trim()}
      run={() =>
        api.decideApproval(entity, approval.id, {
          approve,
          ...(!approve && { reason: reason.trim() }),
        })
      }
      onAccepted={onDecided}
      close={close}
    >
      <Text as="p">
        {approve
          ? t('approval.approveEffect', {
              image: <span className={text.code}>{approval.image}</span>,
            })
          : t('approval.declineEffect')}
      </Text>
      {!approve && (
        <TextField
          // The only field of a dialog that the user has just opened.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          isRequired
          label={t('approval.reason')}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      )}
    </ConfirmationDialog>
  );
}
