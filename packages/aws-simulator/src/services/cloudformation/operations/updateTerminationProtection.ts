import type {
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { requireStack } from './requireStack';

/** UpdateTerminationProtection. */
export function UpdateTerminationProtection(
  { region }: CallContext,
  input: UpdateTerminationProtectionInput,
): UpdateTerminationProtectionOutput {
  const stack = requireStack(region.service(CloudFormation), input.StackName);
  stack.terminationProtection = input.EnableTerminationProtection!;
  return { StackId: stack.id };
}
