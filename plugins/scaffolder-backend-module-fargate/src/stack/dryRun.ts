import { GetTemplateSummaryCommand } from '@aws-sdk/client-cloudformation';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from './cancel';
import { DeploymentContext } from './DeploymentContext';
import { Observation, observe } from './observe';
import { assertReplacementsAllowed, discardPlan, plan } from './plan';
import { describeChanges, listChanges } from '../log/PlannedChanges';
import { countLabels, resourceLabel } from '../log/resourceLabel';
import { StackRequest } from './StackRequest';

/** The end of the ARN that stands for a stack which a dry run did not make. */
const DRY_RUN_ID = 'dry-run';

/**
 * Has AWS work out what a deployment would do with a stack, tells it, and takes
 * the change set away again, with the empty stack that it needs for a new one:
 * also when that fails or is cancelled.
 *
 * @returns the stack that is there already, if any.
 * @throws what the deployment itself would throw before it changes anything.
 */
export async function dryRunStack(
  context: DeploymentContext,
  request: StackRequest,
): Promise<StackRecord | undefined> {
  try {
    const observation = await observe(context, request);
    const first = whatGoesFirst(observation);
    if (first) {
      await dryRunTemplate(context, request, first);
    } else {
      await planOnly(context, request, observation);
    }
    return observation.stack;
  } catch (error) {
    throw context.signal?.aborted
      ? await cancel(context, request, undefined)
      : error;
  }
}

/**
 * Tells of a stack that AWS cannot plan yet what its template makes, and has
 * AWS read the template.
 *
 * @param first - what has to be done before.
 */
export async function dryRunTemplate(
  { clients, log, signal }: DeploymentContext,
  { name, template }: Pick<StackRequest, 'name' | 'template'>,
  first: string,
): Promise<void> {
  const { ResourceTypes = [] } = await clients.cloudFormation.send(
    new GetTemplateSummaryCommand(
      template === undefined ? { StackName: name } : { TemplateBody: template },
    ),
    { abortSignal: signal },
  );
  log.line(
    'Plan',
    `${name}: ${first}, and AWS can plan it only then; its template can make:`,
  );
  log.more(countLabels(ResourceTypes.map(resourceLabel).sort()));
}

/** Stands in a dry run's outputs for a stack that is not there. */
export function dryRunArn(
  { accountId, region }: { accountId: string; region: string },
  stackName: string,
): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/${DRY_RUN_ID}`;
}

/** Whether an ARN came from {@link dryRunArn}. */
export function isDryRunArn(arn: string): boolean {
  return arn.endsWith(`/${DRY_RUN_ID}`);
}

async function planOnly(
  context: DeploymentContext,
  request: StackRequest,
  observation: Observation,
): Promise<void> {
  const { log, task } = context;
  const planned = await plan(
    // A token of its own: the deployment itself must not be answered with this.
    { ...context, task: { ...task, stepId: `${task.stepId} dry run` } },
    { ...request, onReplacement: 'proceed' },
    observation,
  );
  const changes = planned.action === 'execute' ? planned.changes : [];
  log.line('Plan', `${request.name}: ${describeChanges(changes)}`);
  listChanges(changes).forEach(text => log.more(text));
  if (await discardPlan(context, planned)) {
    log.line('Dry run', `${request.name}: nothing was changed`);
  }
  assertReplacementsAllowed(request, changes);
}

/** What a deployment would do before it plans, which a dry run does not. */
function whatGoesFirst({
  start,
  stack,
  busy,
}: Observation): string | undefined {
  switch (start.action) {
    case 'create':
    case 'update':
      return undefined;
    case 'recreate':
      return `it was left ${stack!.status} and would be deleted first`;
    case 'roll-back':
    case 'continue-rollback':
      return `it was left ${stack!.status} and would be rolled back first`;
    case 'await-deletion':
      return 'it is being deleted, and its end would be awaited first';
    default:
      return `${
        busy ?? `it is ${stack!.status}`
      }, and its end would be awaited first`;
  }
}
