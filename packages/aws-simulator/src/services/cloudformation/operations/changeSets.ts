import type {
  ChangeSetSummary,
  CreateChangeSetInput,
  CreateChangeSetOutput,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { ChangeSet } from '../changes/ChangeSet';
import { describeChange } from '../changes/describeChange';
import { settleChangeSet } from '../changes/settleChangeSet';
import { createStack, OnFailure } from '../execution/createStack';
import { StackRun } from '../execution/StackRun';
import { startRun } from '../execution/startRun';
import { updateStack } from '../execution/updateStack';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { validationError } from '../validationError';
import { accept, alreadyAccepted } from './clientToken';
import { goalOfRequest } from './goalOfRequest';
import { newStack } from './newStack';
import { page } from './page';
import { requireStack } from './requireStack';
import { refuseTypeChanges, requireUpdatable } from './updatableStack';

const CHANGES_PER_PAGE = 100;

/** CreateChangeSet. */
export function CreateChangeSet(
  { region }: CallContext,
  input: CreateChangeSetInput,
): CreateChangeSetOutput {
  const cloudFormation = region.service(CloudFormation);
  const known = knownRequest(cloudFormation, input);
  if (known) {
    return known;
  }
  const type = typeOf(input);
  const existing = stackOfRequest(cloudFormation, input, type);
  const goal = goalOfRequest(
    input,
    cloudFormation,
    type === 'UPDATE' ? existing : undefined,
  );
  if (existing && type === 'UPDATE') {
    refuseTypeChanges(existing, goal.template);
  }
  const stack = existing ?? reviewStack(cloudFormation, input);
  const changeSet: ChangeSet = {
    id: region.arn(
      'cloudformation',
      `changeSet/${input.ChangeSetName}/${region.ids.uuid()}`,
    ),
    name: input.ChangeSetName!,
    type,
    description: input.Description,
    goal,
    capabilities: input.Capabilities ?? [],
    roleArn: input.RoleARN,
    onStackFailure: input.OnStackFailure,
    creationTime: region.world.now(),
    status: 'CREATE_PENDING',
    executionStatus: 'UNAVAILABLE',
    changes: [],
    problems: [],
    operationId: region.ids.uuid(),
    token: input.ClientToken,
  };
  stack.changeSets.set(changeSet.id, changeSet);
  accept(stack, input.ClientToken, 'CreateChangeSet', input);
  settleChangeSet(cloudFormation, stack, changeSet);
  return { Id: changeSet.id, StackId: stack.id };
}

function knownRequest(
  cloudFormation: CloudFormation,
  input: CreateChangeSetInput,
): CreateChangeSetOutput | undefined {
  const stack = cloudFormation.find(input.StackName!);
  if (!stack) {
    return undefined;
  }
  const named = changeSetNamed(stack, input.ChangeSetName!);
  if (alreadyAccepted(stack, input.ClientToken, 'CreateChangeSet', input)) {
    return { Id: named?.id, StackId: stack.id };
  }
  if (named && !named.executionStatus.startsWith('EXECUTE')) {
    throw new AwsError(
      'AlreadyExistsException',
      `ChangeSet ${input.ChangeSetName} already exists`,
    );
  }
  return undefined;
}

function typeOf(input: CreateChangeSetInput): ChangeSet['type'] {
  const type = input.ChangeSetType ?? 'UPDATE';
  if (type === 'IMPORT') {
    throw validationError(
      'The AWS simulator does not import resources: use a change set of type CREATE or UPDATE.',
    );
  }
  if (input.OnStackFailure === 'DELETE' && type !== 'CREATE') {
    throw validationError(
      'OnStackFailure DELETE is supported only for change sets of type CREATE.',
    );
  }
  if (!/^[a-zA-Z][-a-zA-Z0-9]*$/.test(input.ChangeSetName!)) {
    throw validationError(
      `1 validation error detected: Value '${input.ChangeSetName}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  return type;
}

function stackOfRequest(
  cloudFormation: CloudFormation,
  input: CreateChangeSetInput,
  type: ChangeSet['type'],
): Stack | undefined {
  if (type === 'UPDATE') {
    const stack = requireStack(cloudFormation, input.StackName);
    requireUpdatable(stack);
    return stack;
  }
  const existing = cloudFormation.find(input.StackName!);
  if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(
      `Stack [${input.StackName}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
    );
  }
  return existing;
}

function reviewStack(
  cloudFormation: CloudFormation,
  input: CreateChangeSetInput,
): Stack {
  const stack = newStack(
    cloudFormation,
    input.StackName!,
    {
      templateBody: '',
      template: {
        Parameters: {},
        Rules: {},
        Mappings: {},
        Conditions: {},
        Resources: {},
        Outputs: {},
      },
      parameters: new Map(),
      tags: [],
      notificationArns: [],
    },
    'REVIEW_IN_PROGRESS',
  );
  new StackRun(
    cloudFormation,
    cloudFormation.resourceTypes(),
    stack,
    'CREATE_CHANGESET',
    input.ClientToken,
  ).stackEvent('REVIEW_IN_PROGRESS', 'User Initiated');
  return stack;
}

/** DescribeChangeSet. */
export function DescribeChangeSet(
  { region }: CallContext,
  input: DescribeChangeSetInput,
): DescribeChangeSetOutput {
  const { stack, changeSet } = requireChangeSet(
    region.service(CloudFormation),
    input,
  );
  const { goal } = changeSet;
  const { items, nextToken } = page(
    changeSet.changes,
    input.NextToken,
    CHANGES_PER_PAGE,
  );
  return {
    ...summary(changeSet),
    StackName: stack.name,
    StackId: stack.id,
    Parameters: [...goal.parameters].map(([key, { text, noEcho }]) => ({
      ParameterKey: key,
      ParameterValue: noEcho ? '****' : text,
    })),
    NotificationARNs: goal.notificationArns,
    RollbackConfiguration: {},
    Capabilities: changeSet.capabilities as any,
    Tags: goal.tags,
    OnStackFailure: changeSet.onStackFailure as any,
    Changes: items.map(change =>
      describeChange(change, input.IncludePropertyValues ?? false),
    ),
    NextToken: nextToken,
  };
}

/** ListChangeSets: those that can still be looked at or executed. */
export function ListChangeSets(
  { region }: CallContext,
  { StackName, NextToken }: ListChangeSetsInput,
): ListChangeSetsOutput {
  const stack = requireStack(region.service(CloudFormation), StackName);
  const { items, nextToken } = page(
    [...stack.changeSets.values()].filter(
      ({ executionStatus }) => !executionStatus.startsWith('EXECUTE'),
    ),
    NextToken,
    CHANGES_PER_PAGE,
  );
  return {
    Summaries: items.map(changeSet => ({
      ...summary(changeSet),
      StackId: stack.id,
      StackName: stack.name,
    })),
    NextToken: nextToken,
  };
}

function summary(changeSet: ChangeSet): ChangeSetSummary {
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    Description: changeSet.description,
    CreationTime: changeSet.creationTime,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    ExecutionStatus: changeSet.executionStatus,
    IncludeNestedStacks: false,
  };
}

/** DeleteChangeSet. */
export function DeleteChangeSet(
  { region }: CallContext,
  { ChangeSetName, StackName }: DeleteChangeSetInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  if (!StackName && !ChangeSetName!.startsWith('arn:')) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  if (StackName) {
    requireStack(cloudFormation, StackName);
  }
  const found = findChangeSet(cloudFormation, ChangeSetName!, StackName);
  if (found) {
    found.stack.changeSets.delete(found.changeSet.id);
  }
  return {};
}

/** ExecuteChangeSet. */
export function ExecuteChangeSet(
  { region }: CallContext,
  input: ExecuteChangeSetInput,
): {} {
  const cloudFormation = region.service(CloudFormation);
  const { stack, changeSet } = requireChangeSet(cloudFormation, input);
  const token = input.ClientRequestToken;
  if (alreadyAccepted(stack, token, 'ExecuteChangeSet', input)) {
    return {};
  }
  requireExecutable(changeSet);
  if (changeSet.type === 'UPDATE') {
    requireUpdatable(stack);
  }
  if (changeSet.onStackFailure && input.DisableRollback !== undefined) {
    throw validationError(
      'DisableRollback cannot be specified for a change set that has OnStackFailure.',
    );
  }
  accept(stack, token, 'ExecuteChangeSet', input);
  for (const other of [...stack.changeSets.values()]) {
    if (other !== changeSet) {
      stack.changeSets.delete(other.id);
    }
  }
  const keep =
    input.DisableRollback || changeSet.onStackFailure === 'DO_NOTHING';
  stack.changeSetId = changeSet.id;
  stack.capabilities = changeSet.capabilities;
  stack.roleArn = changeSet.roleArn ?? stack.roleArn;
  stack.disableRollback = keep;
  stack.retainExceptOnCreate = input.RetainExceptOnCreate ?? false;
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  const creating = changeSet.type === 'CREATE';
  const run = new StackRun(
    cloudFormation,
    cloudFormation.resourceTypes(),
    stack,
    creating ? 'CREATE_STACK' : 'UPDATE_STACK',
    token,
  );
  if (creating) {
    Object.assign(stack, changeSet.goal);
    stack.lastUpdatedTime = region.world.now();
  }
  run.stackEvent(
    creating ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
    'User Initiated',
  );
  const onFailure = (changeSet.onStackFailure ??
    (keep ? 'DO_NOTHING' : 'ROLLBACK')) as OnFailure;
  startRun(run, async started => {
    await (creating
      ? createStack(started, onFailure)
      : updateStack(started, changeSet.goal, keep));
    changeSet.executionStatus = /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)
      ? 'EXECUTE_COMPLETE'
      : 'EXECUTE_FAILED';
  });
  return {};
}

function requireExecutable(changeSet: ChangeSet): void {
  if (changeSet.status !== 'CREATE_COMPLETE') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
    );
  }
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current execution status of [${changeSet.executionStatus}]`,
    );
  }
}

/**
 * The change set with an ARN, or with a name in a stack.
 *
 * @throws AwsError `ChangeSetNotFound`, `ValidationError`
 */
export function requireChangeSet(
  cloudFormation: CloudFormation,
  { ChangeSetName, StackName }: { ChangeSetName?: string; StackName?: string },
): { stack: Stack; changeSet: ChangeSet } {
  const name = ChangeSetName!;
  if (!name.startsWith('arn:') && !StackName) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  if (StackName) {
    requireStack(cloudFormation, StackName);
  }
  const found = findChangeSet(cloudFormation, name, StackName);
  if (!found) {
    throw new AwsError(
      'ChangeSetNotFound',
      `ChangeSet [${name}] does not exist`,
      { status: 404 },
    );
  }
  return found;
}

function findChangeSet(
  cloudFormation: CloudFormation,
  nameOrArn: string,
  stackName: string | undefined,
): { stack: Stack; changeSet: ChangeSet } | undefined {
  const stacks = nameOrArn.startsWith('arn:')
    ? [...cloudFormation.stacks.values()]
    : [cloudFormation.find(stackName!)!];
  for (const stack of stacks) {
    const changeSet =
      stack.changeSets.get(nameOrArn) ?? changeSetNamed(stack, nameOrArn);
    if (changeSet) {
      return { stack, changeSet };
    }
  }
  return undefined;
}

function changeSetNamed(stack: Stack, name: string): ChangeSet | undefined {
  return [...stack.changeSets.values()]
    .reverse()
    .find(changeSet => changeSet.name === name);
}
