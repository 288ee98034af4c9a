/**
 * Represents a value that is known only after another resource is created or
 * changed. DescribeChangeSet shows this text.
 */
export const UNRESOLVED = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** Whether a value contains {@link UNRESOLVED} at any depth. */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes(UNRESOLVED);
  }
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some(isUnresolved)
  );
}
