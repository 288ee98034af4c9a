import { Document } from 'yaml';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { assertGrantable } from '../grants/checkGrants';
import { assertAttachable } from '../grants/checkManagedPolicies';
import { describeGrantChange } from '../grants/describeGrantChange';
import { describePolicyChange } from '../grants/describePolicyChange';
import { Grant } from '../grants/Grant';
import { setGrants, statementsIn } from '../grants/setGrants';
import {
  managedPoliciesIn,
  setManagedPolicies,
} from '../grants/setManagedPolicies';

/**
 * Writes the permissions of the task role into a template; logs what changes.
 *
 * @throws InputError when the target does not let an API have them.
 */
export function grantPermissions(
  { clients, log }: DeploymentContext,
  stackName: string,
  document: Document,
  old: Document | undefined,
  {
    grants,
    managedPolicies,
  }: { grants: readonly Grant[]; managedPolicies: readonly string[] },
): void {
  assertGrantable(clients.target, stackName, grants);
  assertAttachable(clients.target, managedPolicies);
  const before = statementsIn(old ?? document);
  log.lines('Permissions', [
    ...describeGrantChange(before, grants),
    ...describePolicyChange(
      managedPoliciesIn(old ?? document),
      managedPolicies,
    ),
  ]);
  setManagedPolicies(document, managedPolicies);
  if (grants.length || statementsIn(document).length) {
    setGrants(document, grants);
  }
}
