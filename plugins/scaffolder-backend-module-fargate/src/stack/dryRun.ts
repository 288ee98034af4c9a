import { partition } from '@aws-sdk/core/client';
import { GetTemplateSummaryCommand } from '@aws-sdk/client-cloudformation';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from './cancel';
import { DeploymentContext } from './DeploymentContext';
import { describeEarlyStart } from './earlyStart';
import { Observation, observe } from './observe';
import { assertReplacementsAllowed, discardPlan, plan } from './plan';
import { describeChanges, listChanges } from '../log/PlannedChanges';
import { countLabels, resourceLabel } from '../log/resourceLabel';
import { StackRequest } from './StackRequest';

/**
 * The last part of the ARN that a dry run returns for a stack that does not
 * exist.
 */
const DRY_RUN_ID = 'dry-run';

/**
 * Creates a change set, logs its changes and deletes it again, together with
 * the empty stack that CloudFormation creates for a new one; also when the dry
 * run fails or is cancelled.
 *
 * @returns the existing stack, if any.
 * @throws what the deployment itself would throw before it changes anything.
 */
export async function dryRunStack(
  context: DeploymentContext,
  request: StackRequest,
): Promise<StackRecord | undefined> {
  try {
    const observation = await observe(context, request);
    const first = requiredRecovery(observation);
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
 * Logs which resources the template of a stack can create, where AWS cannot
 * plan the stack yet, and validates the template.
 *
 * @param first - what has to happen before.
 */
export async function dryRunTemplate(
  { clients, log, plans, signal }: DeploymentContext,
  {
    kind,
    name,
    parameters,
    template,
  }: Pick<StackRequest, 'kind' | 'name' | 'template' | 'parameters'>,
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
    `${name}: ${first}, and AWS can plan it only after that; its template can create:`,
  );
  log.more(countLabels(ResourceTypes.map(resourceLabel).sort()));
  plans?.push({ kind, region: clients.target.region, after: parameters });
}

/** The ARN that a dry run returns for a stack that does not exist. */
export function dryRunArn(
  { accountId, region }: { accountId: string; region: string },
  stackName: string,
): string {
  return `arn:${
    partition(region).name
  }:cloudformation:${region}:${accountId}:stack/${stackName}/${DRY_RUN_ID}`;
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
  const { clients, log, plans, task } = context;
  const planned = await plan(
    // With its own token, so that CloudFormation does not take the deployment
    // itself for a repetition of this request.
    { ...context, task: { ...task, stepId: `${task.stepId} dry run` } },
    { ...request, onReplacement: 'proceed' },
    observation,
  );
  const changes = planned.action === 'execute' ? planned.changes : [];
  log.line('Plan', `${request.name}: ${describeChanges(changes)}`);
  listChanges(changes).forEach(text => log.more(text));
  const now = clients.now();
  log.lines('Note', describeEarlyStart(request, observation, planned, now));
  if (await discardPlan(context, planned)) {
    log.line('Dry run', `${request.name}: nothing was changed`);
  }
  assertReplacementsAllowed(request, changes);
  const before = observation.stack?.parameters;
  plans?.push({
    kind: request.kind,
    region: clients.target.region,
    before,
    after: { ...before, ...request.parameters },
    changes,
  });
}

/** The recovery that a deployment would do first and a dry run does not. */
function requiredRecovery({
  start,
  stack,
  waitsFor,
}: Observation): string | undefined {
  switch (start.action) {
    case 'create':
    case 'update':
      return undefined;
    case 'recreate':
      return `it is ${stack!.status} and would be deleted first`;
    case 'roll-back':
    case 'continue-rollback':
      return `it is ${stack!.status} and would be rolled back first`;
    case 'await-deletion':
      return 'it is DELETE_IN_PROGRESS, and the deployment would wait for that first';
    default:
      return `${
        waitsFor ?? `it is ${stack!.status}`
      }, and the deployment would wait for that first`;
  }
}
