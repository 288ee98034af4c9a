import type {
  DeleteResourcePolicyRequest,
  DescribeResourcePoliciesRequest,
  DescribeResourcePoliciesResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
  ResourcePolicy as ResourcePolicyView,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Logs, ResourcePolicy } from '../model/Logs';
import { page } from './page';

const DEFAULT_PAGE = 50;

/** PutResourcePolicy, of the account. */
export function PutResourcePolicy(
  { region }: CallContext,
  input: PutResourcePolicyRequest,
): PutResourcePolicyResponse {
  refuseOfResource(input.resourceArn);
  const { policyName, policyDocument } = input;
  if (!policyName || !policyDocument) {
    throw new AwsError(
      'InvalidParameterException',
      'PolicyName and PolicyDocument must be specified.',
    );
  }
  const logs = region.service(Logs);
  const policy = logs.putResourcePolicy(policyName, policyDocument);
  return { resourcePolicy: view(policy) };
}

/** DeleteResourcePolicy, of the account. */
export function DeleteResourcePolicy(
  { region }: CallContext,
  { policyName = '', resourceArn }: DeleteResourcePolicyRequest,
): {} {
  refuseOfResource(resourceArn);
  region.service(Logs).deleteResourcePolicy(policyName);
  return {};
}

/** DescribeResourcePolicies, of the account. */
export function DescribeResourcePolicies(
  { region }: CallContext,
  { limit, nextToken: token, resourceArn }: DescribeResourcePoliciesRequest,
): DescribeResourcePoliciesResponse {
  refuseOfResource(resourceArn);
  const { items, nextToken } = page(
    [...region.service(Logs).resourcePolicies.values()],
    limit ?? DEFAULT_PAGE,
    token,
  );
  return { resourcePolicies: items.map(view), nextToken };
}

function refuseOfResource(resourceArn: string | undefined): void {
  if (resourceArn) {
    throw new AwsError(
      'InvalidParameterException',
      'The AWS simulator does not support the policies of single resources.',
    );
  }
}

function view(policy: ResourcePolicy): ResourcePolicyView {
  return {
    policyName: policy.name,
    policyDocument: policy.document,
    lastUpdatedTime: policy.lastUpdatedTime,
    policyScope: 'ACCOUNT',
  };
}
