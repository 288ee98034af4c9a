import { ConflictError } from '@backstage/errors';
import {
  ApprovalRequest,
  ApprovalState,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Approvals } from '../../approvals/Approvals';
import { cleanupContext } from '../../stack/cleanupContext';
import { DeploymentContext } from '../../stack/DeploymentContext';

/** A decision is usually heard of at once; this is for when its event does not come. */
const POLL_SECONDS = 30;

/**
 * Waits until a request is approved. The request survives the task: the same one again,
 * such as after a restart, continues to wait or is approved.
 *
 * @returns who approved it, how to end the request, and whether there was a wait.
 * @throws ConflictError when it is declined or expires.
 * @throws the signal's reason; the request is withdrawn then.
 */
export async function awaitApproval(
  context: DeploymentContext,
  approvals: Approvals,
  entityRef: string,
  request: ApprovalRequest,
): Promise<{
  approvedBy: string;
  hasWaited: boolean;
  close: () => Promise<void>;
}> {
  const { log, signal } = context;
  const ask = () => approvals.request(entityRef, request, { signal });
  const first = await ask();
  const close = () => closeQuietly(context, approvals, entityRef, first.id);
  const hasWaited = first.state === 'waiting';
  if (hasWaited) {
    const { approvers, expiresAt, notNotified } = first;
    log.line(
      'Approval',
      `asked of ${
        approvers.join(' or ') ||
        'nobody: the environment is not in the catalog'
      } until ${expiresAt}; on the card of ${entityRef} it is approved or declined`,
    );
    if (notNotified) {
      log.more(`they were not notified: ${notNotified}`);
    }
  }
  let end: ApprovalState;
  try {
    end = await awaitEnd(context, approvals, first, ask);
  } catch (error) {
    await close();
    throw error;
  }
  const { decidedBy, expiresAt, reason, state } = end;
  if (state === 'approved') {
    log.line('Approval', `by ${decidedBy}${reason ? `: ${reason}` : ''}`);
    return { approvedBy: decidedBy!, hasWaited, close };
  }
  await close();
  throw new ConflictError(
    state === 'declined'
      ? `Declined by ${decidedBy}: ${reason}`
      : `Nobody approved this until ${expiresAt}. Nothing was changed; start over to ask again.`,
  );
}

async function awaitEnd(
  { clock, signal, log }: DeploymentContext,
  approvals: Approvals,
  first: ApprovalState,
  ask: () => Promise<ApprovalState>,
): Promise<ApprovalState> {
  let isAway = false;
  for (let state = first; ; ) {
    if (state.state !== 'waiting') {
      return state;
    }
    const woken = new AbortController();
    await Promise.race([
      clock.sleep(
        POLL_SECONDS,
        signal ? AbortSignal.any([signal, woken.signal]) : woken.signal,
      ),
      approvals.decision(state.id, woken.signal),
    ]);
    woken.abort();
    signal?.throwIfAborted();
    try {
      state = await ask();
      isAway = false;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isAway) {
        log.line(
          'Note',
          `the state of the request could not be read, and is asked for again: ${
            (error as Error).message
          }`,
        );
      }
      isAway = true;
    }
  }
}

/** A request that cannot be ended expires. */
async function closeQuietly(
  context: DeploymentContext,
  approvals: Approvals,
  entityRef: string,
  id: string,
): Promise<void> {
  const { signal } = cleanupContext(context);
  await approvals.close(entityRef, id, { signal }).catch(() => {});
}
