import { InputError } from '@backstage/errors';
import { givenOptions, optionProblems } from '../container/givenOptions';
import { checkGrants } from '../grants/checkGrants';
import { checkManagedPolicies } from '../grants/checkManagedPolicies';
import { checkedSidecars } from '../sidecars/checkedSidecars';
import { ConfigurationInput } from './Configuration';
import { configurationProblems } from './configurationProblems';

/**
 * Checks how the containers of an API are to run as far as that goes without AWS.
 *
 * @throws InputError that names everything with a problem, and what to do; never
 *   with the value of a variable.
 */
export function checkConfiguration({
  grants,
  managedPolicies,
  container,
  sidecars,
  ...configuration
}: ConfigurationInput): void {
  checkGrants(grants);
  checkManagedPolicies(managedPolicies);
  checkedSidecars(sidecars);
  const problems = [
    ...optionProblems(givenOptions(container)),
    ...configurationProblems(configuration),
  ];
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
}
