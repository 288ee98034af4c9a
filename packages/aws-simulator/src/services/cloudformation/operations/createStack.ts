import type {
  CreateStackInput,
  CreateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { createStack, OnFailure } from '../model/execution/createStack';
import { rightsOnStack } from '../model/execution/rightsOnStack';
import { StackRun } from '../model/execution/StackRun';
import { startRun } from '../model/execution/startRun';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { validationError } from '../model/validationError';
import { accept, alreadyAccepted } from '../model/requests/clientToken';
import { desiredStateOf } from '../model/requests/desiredStateOf';
import { newStack } from '../model/requests/newStack';

/** CreateStack. */
export function CreateStack(
  { region, rights: caller }: CallContext,
  input: CreateStackInput,
): CreateStackOutput {
  const cloudFormation = region.service(CloudFormation);
  const name = input.StackName!;
  const token = input.ClientRequestToken;
  const existing = cloudFormation.find(name);
  if (existing) {
    if (alreadyAccepted(existing, token, 'CreateStack', input)) {
      return { StackId: existing.id };
    }
    throw new AwsError(
      'AlreadyExistsException',
      `Stack [${name}] already exists`,
    );
  }
  if (input.OnFailure && input.DisableRollback !== undefined) {
    throw validationError(
      'You can specify either DisableRollback or OnFailure, but not both.',
    );
  }
  const rights = rightsOnStack(caller, input.RoleARN);
  const desired = desiredStateOf(input, cloudFormation);
  const onFailure: OnFailure =
    input.OnFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
  const stack = newStack(cloudFormation, name, desired, 'CREATE_IN_PROGRESS');
  Object.assign(stack, {
    capabilities: input.Capabilities ?? [],
    roleArn: input.RoleARN,
    disableRollback: onFailure === 'DO_NOTHING',
    timeoutInMinutes: input.TimeoutInMinutes,
    terminationProtection: input.EnableTerminationProtection ?? false,
  });
  accept(stack, token, 'CreateStack', input);
  const run = new StackRun(
    cloudFormation,
    stack,
    'CREATE_STACK',
    rights,
    token,
  );
  run.stackEvent('CREATE_IN_PROGRESS', 'User Initiated');
  startRun(run, started => createStack(started, onFailure));
  return { StackId: stack.id, OperationId: run.operationId };
}
