import type {
  CreateChangeSetInput,
  CreateChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { Rights } from '../../../rights/Rights';
import { checkQuota } from '../../checkQuota';
import { CallContext } from '../../ServiceDefinition';
import { ChangeSet } from '../model/stacks/ChangeSet';
import { prepareChangeSet } from '../model/changes/prepareChangeSet';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { StackRun } from '../model/execution/StackRun';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';
import { desiredStateOf } from '../model/requests/desiredStateOf';
import { newStack } from '../model/requests/newStack';
import { changeSetNamed } from '../model/stacks/findChangeSet';
import { requireStack } from './requireStack';
import { refuseTypeChanges, requireUpdatable } from './updatableStack';

/** CreateChangeSet. */
export function CreateChangeSet(
  { region, rights }: CallContext,
  input: CreateChangeSetInput,
): CreateChangeSetOutput {
  const cloudFormation = region.service(CloudFormation);
  const known = knownRequest(cloudFormation, input);
  if (known) {
    return known;
  }
  const type = typeOf(input);
  rightsOnStack(rights, input.RoleARN);
  const existing = stackOfRequest(cloudFormation, input, type);
  const desired = desiredStateOf(
    input,
    cloudFormation,
    type === 'UPDATE' ? existing : undefined,
  );
  if (existing && type === 'UPDATE') {
    refuseTypeChanges(existing, desired.template);
  }
  const stack = existing ?? reviewStack(cloudFormation, rights, input);
  checkQuota(
    stack.changeSets.size,
    cloudFormation.quotas.changeSetsPerStack,
    'LimitExceededException',
    `ChangeSet limit exceeded for stack ${stack.id}`,
  );
  const changeSet: ChangeSet = {
    id: region.arn(
      'cloudformation',
      `changeSet/${input.ChangeSetName}/${region.ids.uuid()}`,
    ),
    name: input.ChangeSetName!,
    type,
    description: input.Description,
    desired,
    capabilities: input.Capabilities ?? [],
    roleArn: input.RoleARN,
    onStackFailure: input.OnStackFailure,
    revertsDrift: input.DeploymentMode === 'REVERT_DRIFT',
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
  prepareChangeSet(cloudFormation, stack, changeSet);
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
  if (input.DeploymentMode && type !== 'UPDATE') {
    throw validationError(
      'DeploymentMode REVERT_DRIFT is supported only for change sets of type UPDATE.',
    );
  }
  if (input.OnStackFailure === 'DELETE' && type !== 'CREATE') {
    throw validationError(
      'OnStackFailure DELETE is supported only for change sets of type CREATE.',
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
  rights: Rights,
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
    stack,
    'CREATE_CHANGESET',
    rights,
    input.ClientToken,
  ).stackEvent('REVIEW_IN_PROGRESS', 'User Initiated');
  return stack;
}
