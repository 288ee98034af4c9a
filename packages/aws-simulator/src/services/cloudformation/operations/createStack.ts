import type {
  CreateStackInput,
  CreateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { createStack, OnFailure } from '../execution/createStack';
import { StackRun } from '../execution/StackRun';
import { startRun } from '../execution/startRun';
import { resolveParameters } from '../parameters/resolveParameters';
import { CloudFormation } from '../stacks/CloudFormation';
import { requiredCapability } from '../template/requiredCapability';
import { validationError } from '../validationError';
import { alreadyAccepted } from './clientToken';
import { newStack } from './newStack';
import { readTemplate, requireCapability } from './readTemplate';
import { tagsOf } from './tagsOf';

/** CreateStack. */
export function CreateStack(
  { region }: CallContext,
  input: CreateStackInput,
): CreateStackOutput {
  const cloudFormation = region.service(CloudFormation);
  const types = cloudFormation.resourceTypes();
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
  const { body, template } = readTemplate(input, types);
  const parameters = resolveParameters(template, input.Parameters ?? []);
  requireCapability(
    requiredCapability(template)?.capability,
    input.Capabilities ?? [],
  );
  const onFailure: OnFailure =
    input.OnFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
  const stack = newStack(
    cloudFormation,
    name,
    {
      templateBody: body,
      template,
      parameters,
      tags: tagsOf(input.Tags),
      notificationArns: input.NotificationARNs ?? [],
    },
    'CREATE_IN_PROGRESS',
  );
  Object.assign(stack, {
    capabilities: input.Capabilities ?? [],
    roleArn: input.RoleARN,
    disableRollback: onFailure === 'DO_NOTHING',
    timeoutInMinutes: input.TimeoutInMinutes,
    terminationProtection: input.EnableTerminationProtection ?? false,
  });
  alreadyAccepted(stack, token, 'CreateStack', input);
  const run = new StackRun(cloudFormation, types, stack, 'CREATE_STACK', token);
  run.stackEvent('CREATE_IN_PROGRESS', 'User Initiated');
  startRun(run, started => createStack(started, onFailure));
  return { StackId: stack.id, OperationId: run.operationId };
}
