import { ToastApiMessage } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Translate } from '../components/statusText';
import { Operation } from './Operation';
import { Outcome } from './outcomeOf';
import { shortTaskId } from './shortTaskId';

/** How long good news are shown, in milliseconds; bad news stay. */
const SHOWN = 8_000;

/** Says that AWS took an operation. */
export function acceptedToast(
  t: Translate,
  operation: Operation,
  status: FargateApiStatus,
): ToastApiMessage {
  const service = status.service.value?.name ?? '';
  return {
    title: acceptedTitle(t, operation, service),
    description: t('card.acceptedDetail'),
    status: 'info',
    timeout: SHOWN,
  };
}

function acceptedTitle(
  t: Translate,
  operation: Operation,
  service: string,
): string {
  switch (operation.kind) {
    case 'restart':
      return t('restart.accepted', { service });
    case 'scale':
      return t('scale.accepted', { service, desired: operation.desired });
    default:
      return t('stopTask.accepted', {
        service,
        task: shortTaskId(operation.taskId),
      });
  }
}

/** Says how an operation ended; nothing of those that nobody waits for any more. */
export function outcomeToast(
  t: Translate,
  operation: Operation,
  outcome: Outcome,
  status: FargateApiStatus,
): ToastApiMessage | undefined {
  const { name: service = '', rollout } = status.service.value ?? {};
  if (outcome === 'overdue') {
    return undefined;
  }
  if (outcome === 'failed') {
    return {
      title: t('restart.failed', { service }),
      description: rollout?.reason,
      status: 'danger',
    };
  }
  if (outcome === 'replaced') {
    return {
      title: t('restart.replaced', { service }),
      description: t('restart.replacedDetail'),
      status: 'warning',
    };
  }
  return {
    title: doneTitle(t, operation, service),
    status: 'success',
    timeout: SHOWN,
  };
}

function doneTitle(
  t: Translate,
  operation: Operation,
  service: string,
): string {
  switch (operation.kind) {
    case 'restart':
      return t('restart.done', { service });
    case 'scale':
      return t('scale.done', { service, desired: operation.desired });
    default:
      return t('stopTask.done', {
        service,
        task: shortTaskId(operation.taskId),
      });
  }
}
