import { Document } from 'yaml';

const POLICIES = ['Resources', 'TaskRole', 'Properties', 'ManagedPolicyArns'];

/** Attaches managed policies to the task role of a template that has none. */
export function setManagedPolicies(
  document: Document,
  arns: readonly string[],
): void {
  if (arns.length) {
    document.setIn(POLICIES, document.createNode([...arns].sort()));
  }
}

/** The managed policies of the task role in a template, which can be anything. */
export function managedPoliciesIn(document: Document): string[] {
  return (
    document.toJS().Resources?.TaskRole?.Properties?.ManagedPolicyArns ?? []
  );
}
