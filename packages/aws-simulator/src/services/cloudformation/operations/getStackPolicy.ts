import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { requireStack } from './requireStack';

/** GetStackPolicy: no stack has one. */
export function GetStackPolicy(
  { region }: CallContext,
  { StackName }: GetStackPolicyInput,
): GetStackPolicyOutput {
  requireStack(region.service(CloudFormation), StackName);
  return {};
}
