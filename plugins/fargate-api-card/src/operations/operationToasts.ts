import { ToastApiMessage } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Translate } from '../messages/useTranslate';
import { Operation } from './Operation';
import { Outcome } from './pendingOperation';
import { shortTaskId } from '../components/shortTaskId';

/** How long a success is shown, in milliseconds; failures stay. */
const TIMEOUT = 8_000;

/** The toast for an operation that AWS accepted. */
export function acceptedToast(
  t: Translate,
  operation: Operation,
  service: string,
): ToastApiMessage {
  return {
    title: acceptedTitle(t, operation, service),
    description: t('card.acceptedDetail'),
    status: 'info',
    timeout: TIMEOUT,
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

/** The toast for the outcome of an operation; none if it timed out. */
export function outcomeToast(
  t: Translate,
  operation: Operation,
  outcome: Outcome,
  { service, status }: { service: string; status: FargateApiStatus },
): ToastApiMessage | undefined {
  if (outcome === 'timed-out') {
    return undefined;
  }
  if (outcome === 'failed') {
    return {
      title: t('restart.failed', { service }),
      description: status.service.value?.rollout?.reason,
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
    timeout: TIMEOUT,
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
