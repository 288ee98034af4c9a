import {
  DeploymentOutcome,
  DeploymentRecord,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeployedRevision, PastDeployment } from '../resources';
import { withDigests } from './imageDifferences';
import { kindOf } from './kindOf';
import { ownTags } from './ownTags';
import { runningDeployment } from './runningDeployment';

const OUTCOMES: Readonly<Record<string, DeploymentOutcome>> = {
  SUCCESSFUL: 'succeeded',
  ROLLBACK_REQUESTED: 'rolling-back',
  ROLLBACK_IN_PROGRESS: 'rolling-back',
  ROLLBACK_SUCCESSFUL: 'rolled-back',
  ROLLBACK_FAILED: 'rollback-failed',
};

/**
 * The history of a service.
 *
 * @param history - newest first.
 * @param revisions - those that ECS describes; undefined if they could not be read.
 * @param count - how many of the history to return; the others only explain them.
 */
export function toRecords(
  history: readonly PastDeployment[],
  revisions: readonly DeployedRevision[] | undefined,
  count: number,
): DeploymentRecord[] {
  const running = runningDeployment(history);
  const byArn = new Map(revisions?.map(one => [one.arn, one]));
  return history.slice(0, count).map((one, i) => {
    const older = history.slice(i + 1);
    const revision = byArn.get(one.taskDefinitionArn ?? '');
    const kind = kindOf(one, older);
    const olderTags = older.flatMap(({ taskDefinitionArn }) =>
      taskDefinitionArn === one.taskDefinitionArn
        ? []
        : byArn.get(taskDefinitionArn ?? '')?.tags ?? [],
    );
    return compact({
      id: one.id,
      kind,
      ...namesOf(one.taskDefinitionArn),
      startedAt: one.startedAt,
      finishedAt: one.finishedAt,
      outcome: outcomeOf(one),
      reason: one.status === 'SUCCESSFUL' ? undefined : one.reason,
      alarms: one.alarms.length ? one.alarms : undefined,
      images: one.images,
      cpu: revision?.status.cpu,
      memory: revision?.status.memory,
      desired: one.desired,
      configuration: revision?.status.configuration,
      ...(revision && kind === 'revision'
        ? ownTags(revision.tags, olderTags)
        : {}),
      isRunning: one === running,
      differences:
        running &&
        revision?.differences &&
        withDigests(revision.differences, running.images, one.images),
      ...(revisions && !revision && { failure: forgotten(one) }),
    });
  });
}

function outcomeOf({ hasFailed, status }: PastDeployment): DeploymentOutcome {
  if (status === 'STOPPED') {
    return hasFailed ? 'failed' : 'stopped';
  }
  return OUTCOMES[status] ?? 'in-progress';
}

function namesOf(
  arn: string | undefined,
): Pick<DeploymentRecord, 'taskDefinition' | 'revision'> {
  const taskDefinition = arn?.split('/').pop();
  return taskDefinition
    ? { taskDefinition, revision: Number(taskDefinition.split(':').pop()) }
    : {};
}

function forgotten({
  id,
  revisionArn = id,
  taskDefinitionArn,
}: PastDeployment): DeploymentRecord['failure'] {
  const facts = { arn: taskDefinitionArn ?? revisionArn };
  const kind = taskDefinitionArn
    ? 'task-definition-missing'
    : 'service-revision-missing';
  return {
    reason: 'not-found',
    message: translateToEnglish(`failure.${kind}`, facts),
    kind,
    facts,
  };
}

function compact(record: DeploymentRecord): DeploymentRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as unknown as DeploymentRecord;
}
