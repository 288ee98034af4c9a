import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readService } from '../../live/readService';
import { ActionDependencies } from '../../run/ActionDependencies';
import { ActionRun } from '../../run/ActionRun';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';
import {
  deployedTask,
  isAttribution,
  withApproval,
} from '../attribution/attribution';
import { awaitApproval } from './awaitApproval';
import { changeOf } from './changeOf';
import { needsApproval } from './needsApproval';

/** What is approved, or needs no approval. */
export interface Approved {
  /** What to deploy: it names who approved it. */
  request: StackRequest;
  /** Ends the request, once it is deployed. */
  close(): Promise<void>;
}

/**
 * Waits for the approval of a request for an API's stack, where its target requires one.
 * A dry run only logs that.
 *
 * @param before - the stack of an API that is deployed.
 * @param more.from - reference of the API that the image is promoted from.
 * @param more.appliedBy - who applies changes from then on, where that also changes what
 *   the pipeline may.
 * @throws ConflictError when it is declined, expires, or the API has changed until then.
 */
export async function approve(
  run: Pick<ActionRun, 'access' | 'isDryRun' | 'task'>,
  { approvals }: Pick<ActionDependencies, 'approvals'>,
  context: DeploymentContext,
  before: (StackRecord & { entityRef?: string }) | undefined,
  request: StackRequest,
  { appliedBy, from }: { appliedBy?: string; from?: string } = {},
): Promise<Approved> {
  const { clients, log, signal } = context;
  const own = deployedTask(run.task);
  if (
    !before ||
    !needsApproval(clients.target, before, request, own, Boolean(appliedBy))
  ) {
    return { request, close: async () => {} };
  }
  const descriptor = await readDescriptor(clients, before, { signal });
  const environmentRef = descriptor?.environment;
  if (!environmentRef) {
    throw new ConflictError(
      `Target ${clients.target.name} requires an approval, and stack ${before.name} does not name the environment whose owner could give it. Deploy the API again from the portal.`,
    );
  }
  if (run.isDryRun) {
    log.line('Approval', `would be asked of the owner of ${environmentRef}`);
    return { request, close: async () => {} };
  }
  const requestedBy = run.access.initiator.name;
  const planned = await readState(context, before);
  const { approvedBy, hasWaited, close } = await awaitApproval(
    context,
    approvals,
    request.entityRef,
    {
      change: changeOf(requestedBy, before, request, appliedBy),
      environmentRef,
      image: request.parameters.ImageUrl ?? before.parameters.ImageUrl,
      previousImage: before.parameters.ImageUrl,
      ...(from && { from }),
      ...(appliedBy && { appliedBy }),
      requestedBy,
      taskId: run.task.id,
    },
  );
  if (hasWaited) {
    await assertAsPlanned(context, before, planned).catch(async error => {
      await close();
      throw error;
    });
  }
  return { request: withApproval(request, approvedBy), close };
}

/** What a plan depends on and that others can change. */
interface ApiState {
  parameters: StackRecord['parameters'];
  updatedAt?: number;
  taskDefinition?: string;
}

async function readState(
  { clients, signal }: DeploymentContext,
  { arn, outputs }: StackRecord,
): Promise<ApiState> {
  const stack = await describeStack(clients, arn, { signal });
  const service =
    outputs.ServiceArn &&
    (await readService(clients, outputs.ServiceArn, { signal }));
  return {
    parameters: stack?.parameters ?? {},
    updatedAt: stack?.updatedAt?.getTime(),
    taskDefinition: service ? service.taskDefinition : undefined,
  };
}

/** @throws ConflictError when what was approved is no longer what would be changed. */
async function assertAsPlanned(
  context: DeploymentContext,
  before: StackRecord,
  planned: ApiState,
): Promise<void> {
  const now = await readState(context, before);
  if (
    now.updatedAt === planned.updatedAt &&
    now.taskDefinition === planned.taskDefinition
  ) {
    return;
  }
  const names = Object.keys({ ...planned.parameters, ...now.parameters });
  const changes = names
    .filter(
      name =>
        !isAttribution(name) &&
        now.parameters[name] !== planned.parameters[name],
    )
    .map(
      name =>
        `${name} from ${planned.parameters[name]} to ${now.parameters[name]}`,
    );
  const by = now.parameters.DeployedBy;
  throw new ConflictError(
    `Stack ${before.name} was changed while this waited for approval${
      by && by !== planned.parameters.DeployedBy ? ` by ${by}` : ''
    }: ${
      changes.join(', ') ||
      `its service runs ${now.taskDefinition?.split('/').pop()}`
    }. What was approved is no longer what would be deployed: start over.`,
  );
}
