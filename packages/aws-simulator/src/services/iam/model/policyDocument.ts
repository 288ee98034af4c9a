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
  if (!statements.every(isObject)) {
    throw malformed('Syntax errors in policy.');
  }
  if (
    !statements.every(({ Effect }) => /^(Allow|Deny)$/.test(String(Effect)))
  ) {
    throw malformed('The policy failed legacy parsing');
  }
  checkPolicyDocument(parsed as Record<string, unknown>, kind, partition);
  return parsed as Record<string, unknown>;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('Syntax errors in policy.');
  }
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
