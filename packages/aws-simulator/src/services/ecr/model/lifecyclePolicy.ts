import { AwsError } from '../../../world/AwsError';

/**
 * Refuses what is no lifecycle policy. The priorities, selections and actions of its
 * rules are not looked at.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function checkLifecyclePolicy(text: string): void {
  const rules = rulesOf(text);
  if (
    !Array.isArray(rules) ||
    !rules.every(rule => rule?.rulePriority && rule.selection && rule.action)
  ) {
    throw new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: the policy must have rules with a rulePriority, a selection and an action'",
    );
  }
}

function rulesOf(text: string): any {
  try {
    return Object(JSON.parse(text)).rules;
  } catch {
    return undefined;
  }
}
