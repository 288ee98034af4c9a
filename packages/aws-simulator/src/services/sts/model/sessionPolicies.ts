import { PolicyDescriptorType } from '@aws-sdk/client-sts';
import { PolicyDocument } from '../../../rights/PolicyDocument';
import { RoleSession } from '../../../rights/Principal';
import { policyDocument } from '../../iam/model/policyDocument';

/**
 * The policies by which a request narrows the session that it opens.
 *
 * @throws AwsError `MalformedPolicyDocument`
 */
export function sessionPolicies(
  {
    Policy,
    PolicyArns = [],
  }: { Policy?: string; PolicyArns?: PolicyDescriptorType[] },
  partition: string,
): Pick<RoleSession, 'policies' | 'policyArns'> {
  return {
    policies: Policy
      ? [
          policyDocument(
            Policy,
            'identity',
            partition,
          ) as unknown as PolicyDocument,
        ]
      : [],
    policyArns: PolicyArns.map(({ arn }) => arn!),
  };
}
