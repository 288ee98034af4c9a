/**
 * The value of what is known only once another resource is made or changed.
 * Its text is what DescribeChangeSet shows in its place.
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
