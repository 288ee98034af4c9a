import {
  Change,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeChangeSetOutput,
  OnStackFailure,
} from '@aws-sdk/client-cloudformation';
import { ConflictError, InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertOptions } from './DeploymentOptions';
import { assertRoom } from './assertRoom';
import { DeploymentContext } from './DeploymentContext';
import { discardChangeSet } from './discardChangeSet';
import { failedEvents } from '../diagnosis/failedEvents';
import { listOf } from '../log/format';
import { Observation } from './observe';
import {
  guardedReplacements,
  PlannedChange,
  toPlannedChanges,
} from '../log/PlannedChanges';
import { resourceLabel } from '../log/resourceLabel';
import { StackRequest } from './StackRequest';
import { stackTags } from './stackTags';
import { operationToken, taskToken } from './tokens';

/** A change set is complete within seconds, and everything waits for it. */
const CHANGE_SET_POLL_SECONDS = 0.5;

/** How many change sets of this plan earlier runs may have deleted. */
const MAX_ATTEMPTS = 5;

/** What a deployment is going to do with a stack. */
export type Plan =
  | {
      action: 'execute';
      type: 'CREATE' | 'UPDATE';
      stackArn: string;
      changeSetArn: string;
      /** The client request token of every event of the operation. */
      token: string;
      changes: PlannedChange[];
      /** When the stack was last updated before. */
      updatedAt?: Date;
    }
  /** An operation of this task is in progress already. */
  | { action: 'attach'; stackArn: string }
  /** The stack is up to date. */
  | { action: 'none'; stackArn: string };

/**
 * Second step: creates a change set. Nothing else is changed yet; {@link
 * discardPlan} deletes the change set again. When this fails or is cancelled,
 * neither the change set nor an empty stack is left.
 *
 * @param onStack - called with the stack's ARN as soon as it is known, long
 *   before the changes are.
 * @throws ConflictError when the change set would replace or remove a resource of
 *   a guarded type and the request does not allow it, or exceed a quota.
 * @throws InputError when CloudFormation rejects the template or the
 *   parameters, or when an option does not apply to the operation.
 */
export async function plan(
  context: DeploymentContext,
  request: StackRequest,
  observation: Observation,
  onStack: (stackArn: string) => void = () => {},
): Promise<Plan> {
  const { stack, start } = observation;
  if (start.action === 'attach') {
    onStack(stack!.arn);
    return { action: 'attach', stackArn: stack!.arn };
  }
  const type = start.action === 'update' ? 'UPDATE' : 'CREATE';
  const assertChosen = () => {
    if (!observation.ownOperation) {
      assertOptions(context.options, request.name, start);
    }
  };
  if (type === 'CREATE') {
    assertChosen();
  }
  const tags = stackTags(request, type === 'UPDATE' ? stack : undefined, {
    byTarget: context.clients.target.tags,
    byPerson: context.options.awsTags,
  });
  const parameters = {
    ...request.parameters,
    ...(request.createsRoles && roleParameters(context)),
  };
  // Another stack may have taken the name of one that was deleted meanwhile.
  const stackName = type === 'UPDATE' ? stack!.arn : request.name;
  const token = operationToken(
    taskToken(context.task, request.name, request.purpose),
    {
      template: request.template ?? '',
      parameters,
      tags,
      stackState:
        type === 'UPDATE'
          ? `${stack!.arn} ${stack!.updatedAt?.toISOString()}`
          : 'none',
    },
  );
  for (let attempt = 1; ; attempt++) {
    const changeSetName = attempt === 1 ? token : `${token}-${attempt}`;
    try {
      const planned = await planChangeSet(
        context,
        { ...request, parameters },
        { type, stackName, token: changeSetName, tags, stack },
        onStack,
      );
      // Without changes the options have no effect: "Start over" must not fail
      // because the first try created the stack.
      if (planned.action === 'execute') {
        assertChosen();
      }
      return planned;
    } catch (error) {
      await discardChangeSet(context, {
        type,
        stackName,
        changeSetName,
      });
      if (!isGone(error) || attempt >= MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** The parameters about roles that the target sets. */
function roleParameters({
  clients: { target },
}: DeploymentContext): Record<string, string> {
  const { rolePath, permissionsBoundaryArn } = target;
  return {
    ...(rolePath && { RolePath: rolePath }),
    ...(permissionsBoundaryArn && {
      PermissionsBoundaryArn: permissionsBoundaryArn,
    }),
  };
}

/**
 * Whether CloudFormation knows the token of a change set that does not exist
 * any more, because an earlier run deleted it.
 */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith('ChangeSetNotFound');
}

/** A change set that is to be created. */
interface ChangeSetRequest {
  type: 'CREATE' | 'UPDATE';
  /** The name of a new stack, or the ARN of the one that was observed. */
  stackName: string;
  token: string;
  tags: Record<string, string>;
}

async function planChangeSet(
  context: DeploymentContext,
  request: StackRequest,
  {
    type,
    stackName,
    token,
    tags,
    stack,
  }: ChangeSetRequest & { stack?: StackRecord },
  onStack: (stackArn: string) => void,
): Promise<Plan> {
  const set = await createChangeSet(
    context,
    request,
    { type, stackName, token, tags },
    onStack,
  );
  onStack(set.StackId!);
  const planned = {
    action: 'execute' as const,
    type,
    // Distinguishes this stack from a deleted one with the same name.
    token: `${token}-${set.StackId!.slice(-12)}`,
    stackArn: set.StackId!,
    changeSetArn: set.ChangeSetId!,
    changes: toPlannedChanges(set.Changes ?? []),
    updatedAt: stack?.updatedAt,
  } satisfies Plan;
  if (set.Status === 'FAILED') {
    if (!isNoChange(set.StatusReason)) {
      throw new InputError(
        `CloudFormation rejected the change set of stack ${
          request.name
        }: ${await describeRejection(context, set)}`,
      );
    }
    await discardPlan(context, planned);
    return { action: 'none', stackArn: set.StackId! };
  }
  assertReplacementsAllowed(request, planned.changes);
  assertKeepable(context.options, planned);
  await assertRoom(context, request.name, planned.changes);
  return planned;
}

/**
 * @throws ConflictError when the changes would replace or remove a resource of a
 *   guarded type and the request does not allow it.
 */
export function assertReplacementsAllowed(
  {
    name,
    onReplacement,
    guardedTypes = [],
    removes = [],
  }: Pick<StackRequest, 'name' | 'onReplacement' | 'guardedTypes' | 'removes'>,
  changes: readonly PlannedChange[],
): void {
  const guarded = guardedReplacements(changes, guardedTypes).filter(
    ({ action, logicalId }) =>
      action !== 'remove' || !removes.includes(logicalId),
  );
  if (!guarded.length || onReplacement === 'proceed') {
    return;
  }
  const removed = guarded.filter(({ action }) => action === 'remove');
  const replaced = guarded.filter(change => !removed.includes(change));
  const losses = [
    ...(replaced.length
      ? [
          `replace ${namesOf(
            replaced,
          )} of stack ${name}: its address changes and requests fail during the update`,
        ]
      : []),
    ...(removed.length
      ? [
          `remove ${namesOf(
            removed,
          )} of stack ${name}: what depends on it fails, and its address does not come back`,
        ]
      : []),
  ];
  throw new ConflictError(
    `The update would ${losses.join(
      '; and ',
    )}. Set onReplacement to "proceed" to allow it.`,
  );
}

/**
 * CloudFormation fails an update without rollback at the first resource that it
 * would replace: "Replacement type updates not supported on stack with
 * disable-rollback." (aws/aws-sam-cli#4585)
 *
 * @throws InputError when a failed update shall be kept, and it replaces a resource.
 */
function assertKeepable(
  { onFailure }: DeploymentContext['options'],
  { type, changes }: Extract<Plan, { action: 'execute' }>,
): void {
  const replaced = changes.filter(({ replacement }) => replacement === 'yes');
  if (type === 'UPDATE' && onFailure === 'keep' && replaced.length) {
    throw new InputError(
      `onFailure: "keep" does not apply to this update, because it replaces ${namesOf(
        replaced,
      )}, and CloudFormation replaces nothing while rollback is disabled. Choose "rollback".`,
    );
  }
}

/** `the NAT gateway nat-0a1b2c and the egress address 203.0.113.7` */
function namesOf(changes: readonly PlannedChange[]): string {
  return listOf(
    changes.map(
      ({ action, physicalId, type }) =>
        `the ${resourceLabel(type)}${
          action === 'remove' && physicalId ? ` ${physicalId}` : ''
        }`,
    ),
  );
}

/**
 * Deletes a change set that is not going to be executed, and the empty stack
 * that CloudFormation created for it. Works in a cancelled task too.
 *
 * @returns whether both are deleted.
 */
export async function discardPlan(
  context: DeploymentContext,
  planned: Plan,
): Promise<boolean> {
  return (
    planned.action !== 'execute' ||
    discardChangeSet(context, {
      type: planned.type,
      stackName: planned.stackArn,
      changeSetName: planned.changeSetArn,
    })
  );
}

/** Whether a change set failed only because it contains no changes. */
function isNoChange(reason: string | undefined): boolean {
  return (
    reason !== undefined &&
    (reason.includes("The submitted information didn't contain changes") ||
      reason.includes('No updates are to be performed'))
  );
}

async function createChangeSet(
  context: DeploymentContext,
  request: StackRequest,
  { type, stackName, token, tags }: ChangeSetRequest,
  onStack: (stackArn: string) => void,
): Promise<DescribeChangeSetOutput> {
  const { clients, signal } = context;
  const input = {
    StackName: stackName,
    ChangeSetName: token,
    ClientToken: token,
    ChangeSetType: type,
    TemplateBody: request.template,
    UsePreviousTemplate: request.template === undefined || undefined,
    Parameters: [
      ...Object.entries(request.parameters).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
      ...(request.keptParameters ?? [])
        .filter(key => !Object.hasOwn(request.parameters, key))
        .map(ParameterKey => ({ ParameterKey, UsePreviousValue: true })),
    ],
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    Capabilities: ['CAPABILITY_IAM' as const],
    RoleARN: clients.target.cloudFormationRoleArn,
    OnStackFailure:
      type === 'CREATE' ? onCreateFailure(context.options) : undefined,
  };
  const create = () =>
    clients.cloudFormation.send(new CreateChangeSetCommand(input), {
      abortSignal: signal,
    });
  let changeSetName: string;
  try {
    const { Id, StackId } = await create();
    if (StackId) {
      onStack(StackId);
    }
    // CloudFormation returns no id when the change set of that token is
    // deleted.
    changeSetName = Id ?? token;
  } catch (error) {
    if (!isAlreadyAccepted(error)) {
      throw error;
    }
    // An earlier run created it.
    changeSetName = token;
  }
  for (;;) {
    const set = await describeChangeSet(context, changeSetName, stackName);
    if (set.Status === 'CREATE_COMPLETE' || set.Status === 'FAILED') {
      return set;
    }
    await context.clock.sleep(CHANGE_SET_POLL_SECONDS, signal);
  }
}

/** A stack whose creation failed is of no use, except for debugging. */
function onCreateFailure({
  onFailure = 'delete',
}: DeploymentContext['options']): OnStackFailure {
  return (
    { delete: 'DELETE', rollback: 'ROLLBACK', keep: 'DO_NOTHING' } as const
  )[onFailure];
}

/** Reads all pages of the changes. */
async function describeChangeSet(
  { clients, signal }: DeploymentContext,
  changeSetName: string,
  stackName: string,
): Promise<DescribeChangeSetOutput> {
  const changes: Change[] = [];
  let nextToken: string | undefined;
  for (;;) {
    const page: DescribeChangeSetOutput = await clients.cloudFormation.send(
      new DescribeChangeSetCommand({
        ChangeSetName: changeSetName,
        StackName: stackName,
        IncludePropertyValues: true,
        NextToken: nextToken,
      }),
      { abortSignal: signal },
    );
    changes.push(...(page.Changes ?? []));
    nextToken = page.NextToken;
    if (!nextToken) {
      return { ...page, Changes: changes };
    }
  }
}

/** Early validation returns its findings only through DescribeEvents. */
async function describeRejection(
  context: DeploymentContext,
  set: DescribeChangeSetOutput,
): Promise<string> {
  const reason = set.StatusReason ?? 'no reason given';
  if (!reason.includes('AWS::EarlyValidation')) {
    return `"${reason}"`;
  }
  const details = (
    await failedEvents(context, { ChangeSetName: set.ChangeSetId })
  )
    .filter(event => event.ValidationStatusReason)
    .map(
      event => `${event.LogicalResourceId}: ${event.ValidationStatusReason}`,
    );
  return details.join('; ') || `"${reason}"`;
}

function isAlreadyAccepted(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(AlreadyExistsException|TokenAlreadyExistsException)$/.test(error.name)
  );
}
