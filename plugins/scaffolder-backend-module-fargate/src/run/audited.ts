import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { RunAccess } from '../access/RunAccess';
import { ActionRun } from './ActionRun';

/** The inputs that say what an action is about; the others may be large. */
const IDENTIFYING = [
  'target',
  'name',
  'namespace',
  'owner',
  'entityRef',
  'from',
  'stackArn',
  'environment',
  'environmentStackArn',
  'domainName',
  'additionalNames',
  'parentZone',
  'zone',
  'zoneStackArn',
  'hostedZoneId',
  'consumer',
  'variable',
  'repoUrl',
  'branch',
  'deploymentEnvironment',
  'tag',
  'appliedBy',
  'onGitOps',
];

/**
 * Runs an action and records its outcome in the audit log, including refusals:
 * who asked, in which task, for what, and what of AWS that concerns.
 */
export async function audited(
  auditor: Pick<AuditorService, 'createEvent'>,
  actionId: string,
  run: Pick<ActionRun, 'input' | 'isDryRun' | 'step' | 'task'>,
  access: RunAccess,
  work: () => Promise<void>,
): Promise<void> {
  const record = await auditor.createEvent({
    // "fargate:api:update" is the event "api-update".
    eventId: actionId.replace(/^fargate:/, '').replaceAll(':', '-'),
    severityLevel: run.isDryRun ? 'low' : 'medium',
    meta: {
      action: actionId,
      initiator: access.initiator.name,
      taskId: run.task.id,
      ...(run.step?.id && { stepId: run.step.id }),
      isDryRun: Boolean(run.isDryRun),
      request: identifying(run.input as JsonObject),
    },
  });
  try {
    await work();
    await record.success({ meta: access.facts });
  } catch (error) {
    await record.fail({ error: error as Error, meta: access.facts });
    throw error;
  }
}

function identifying(input: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(input).filter(([field]) => IDENTIFYING.includes(field)),
  );
}
