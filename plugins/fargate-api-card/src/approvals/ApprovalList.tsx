import { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert, Button, Flex, Link } from '@backstage/ui';
import { FargateApiApproval } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useCallback, useState } from 'react';
import { fargateApiRef } from '../api/FargateApi';
import text from '../components/text.module.css';
import { usePolledData } from '../live/usePolledData';
import { useTranslate } from '../messages/useTranslate';
import { DecisionDialog } from './DecisionDialog';

const INTERVAL = 30_000;

/** A decision that the user is asked to confirm. */
interface Choice {
  approval: FargateApiApproval;
  approve: boolean;
}

/**
 * The deployments of an API that wait for approval. Nothing is shown if they cannot be
 * read: they are announced by notifications, and in the logs of their tasks.
 */
export function ApprovalList({ entity }: { entity: CompoundEntityRef }) {
  const api = useApi(fargateApiRef);
  const [choice, setChoice] = useState<Choice>();
  const load = useCallback(
    (signal: AbortSignal) => api.getApprovals(entity, { signal }),
    [api, entity],
  );
  const interval = useCallback(() => INTERVAL, []);
  const { refresh, value } = usePolledData({ load, interval });
  return (
    <>
      {value?.map(approval => (
        <Approval
          key={approval.id}
          approval={approval}
          choose={approve => setChoice({ approval, approve })}
        />
      ))}
      {choice && (
        <DecisionDialog
          entity={entity}
          {...choice}
          close={() => setChoice(undefined)}
          onDecided={refresh}
        />
      )}
    </>
  );
}

function Approval({
  approval,
  choose,
}: {
  approval: FargateApiApproval;
  choose(approve: boolean): void;
}) {
  const t = useTranslate();
  const {
    appliedBy,
    expiresAt,
    from,
    image,
    mayDecide,
    previousImage,
    requestedBy,
  } = approval;
  return (
    <Alert
      icon
      status="info"
      title={t('approval.title')}
      description={
        <Flex direction="column" gap="1">
          <span>
            {t('approval.asks', {
              by: <EntityOrName name={requestedBy} />,
              image: <span className={text.code}>{image}</span>,
            })}
          </span>
          {from && (
            <span>
              {t('approval.from', { from: <EntityOrName name={from} /> })}
            </span>
          )}
          {previousImage && previousImage !== image && (
            <span>
              {t('approval.previous', {
                image: <span className={text.code}>{previousImage}</span>,
              })}
            </span>
          )}
          {appliedBy && (
            <span>
              {t('approval.appliedBy', {
                by: <span className={text.code}>{appliedBy}</span>,
              })}
            </span>
          )}
          <span>
            {t('approval.expires', {
              time: <time dateTime={expiresAt}>{timeOf(expiresAt)}</time>,
            })}
          </span>
        </Flex>
      }
      customActions={
        <Flex gap="2" align="center">
          <Link href={`/create/tasks/${encodeURIComponent(approval.taskId)}`}>
            {t('approval.task')}
          </Link>
          {mayDecide && (
            <>
              <Button variant="secondary" onPress={() => choose(false)}>
                {t('approval.decline')}
              </Button>
              <Button variant="primary" onPress={() => choose(true)}>
                {t('approval.approve')}
              </Button>
            </>
          )}
        </Flex>
      }
    />
  );
}

/** Users and APIs are entities; services that ask are not. */
function EntityOrName({ name }: { name: string }) {
  return /^(user|api|component):[^/]+\/[^/]+$/.test(name) ? (
    <EntityRefLink entityRef={name} />
  ) : (
    <>{name}</>
  );
}

/** As `2026-11-30 08:00 UTC`, which is the same for everybody. */
function timeOf(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}
