import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';

/** IAM attaches no more to a role unless its quota is raised. */
const MAX_POLICIES = 10;

const ARN = /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/;

/** @throws InputError that names each text that is no ARN of a managed policy. */
export function checkManagedPolicies(arns: readonly string[] = []): void {
  const problems = arns.flatMap((arn, index) => {
    const field = `managedPolicies[${index}]`;
    if (!ARN.test(arn)) {
      return [
        `${field}: "${arn}" must be the ARN of a managed policy, e.g. arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess.`,
      ];
    }
    return arns.indexOf(arn) < index
      ? [`${field}: ${arn} is given twice.`]
      : [];
  });
  if (arns.length > MAX_POLICIES) {
    problems.push(
      `managedPolicies: give at most ${MAX_POLICIES}, not ${arns.length}.`,
    );
  }
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
}

/**
 * Checks that a target lets APIs have these managed policies. Whoever deploys an
 * API chooses its container, and so has what its role has.
 *
 * @throws InputError that names each policy which the target does not list.
 */
export function assertAttachable(
  {
    name,
    attachablePolicyArns = [],
  }: Pick<FargateTarget, 'name' | 'attachablePolicyArns'>,
  arns: readonly string[],
): void {
  const refused = arns.filter(arn => !attachablePolicyArns.includes(arn));
  if (refused.length) {
    throw new InputError(
      `managedPolicies: target ${name} does not let APIs have ${refused.join(
        ', ',
      )}. ${
        attachablePolicyArns.length
          ? `It lists ${attachablePolicyArns.join(', ')}.`
          : 'It lists none.'
      } An administrator can add to attachablePolicyArns under fargateApi.targets.`,
    );
  }
}
