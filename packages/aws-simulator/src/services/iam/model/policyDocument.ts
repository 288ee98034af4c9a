import { AwsError } from '../../../world/AwsError';
import { checkPolicyDocument, PolicyKind } from './checkPolicyDocument';

/**
 * A policy document as an object; API calls send JSON, templates contain
 * objects.
 *
 * @param partition - of the resources that it may name
 *
 * @throws AwsError `MalformedPolicyDocument`.
 */
export function policyDocument(
  document: unknown,
  kind: PolicyKind,
  partition: string,
): Record<string, unknown> {
  const parsed = typeof document === 'string' ? parse(document) : document;
  const statements = [(parsed as { Statement?: unknown })?.Statement].flat();
  const wellFormed = statements.every(
    statement =>
      typeof statement === 'object' &&
      statement !== null &&
      ['Allow', 'Deny'].includes((statement as { Effect: string }).Effect),
  );
  if (!wellFormed) {
    throw malformed();
  }
  checkPolicyDocument(parsed as Record<string, unknown>, kind, partition);
  return parsed as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): AwsError {
  return new AwsError('MalformedPolicyDocument', 'Syntax errors in policy.');
}
