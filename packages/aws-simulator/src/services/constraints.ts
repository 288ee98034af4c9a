import { AwsError } from '../world/AwsError';

/**
 * Refuses a value that is not in an enumeration.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function requireOneOf(
  member: string,
  value: string | undefined,
  allowed: readonly string[],
): void {
  if (value !== undefined && !allowed.includes(value)) {
    throw violation(member, value, enumeration(allowed));
  }
}

/** Refuses a list with a value that is not in an enumeration. */
export function requireAllOf(
  member: string,
  values: readonly string[],
  allowed: readonly string[],
): void {
  if (!values.every(value => allowed.includes(value))) {
    throw violation(
      member,
      `[${values.join(', ')}]`,
      `Member must satisfy constraint: [${enumeration(allowed)}]`,
    );
  }
}

/** Refuses a number outside of its range. */
export function requireBetween(
  member: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  requireAtLeast(member, value, least);
  if (value !== undefined && value > most) {
    throw violation(
      member,
      String(value),
      `Member must have value less than or equal to ${most}`,
    );
  }
}

/** Refuses a number that is smaller than it may be. */
export function requireAtLeast(
  member: string,
  value: number | undefined,
  least: number,
): void {
  if (value !== undefined && value < least) {
    throw violation(
      member,
      String(value),
      `Member must have value greater than or equal to ${least}`,
    );
  }
}

/** Refuses a list with more elements than it may have. */
export function requireAtMost(
  member: string,
  list: readonly string[],
  most: number,
): void {
  if (list.length > most) {
    throw violation(
      member,
      `[${list.join(', ')}]`,
      `Member must have length less than or equal to ${most}`,
    );
  }
}

function enumeration(allowed: readonly string[]): string {
  return `Member must satisfy enum value set: [${allowed.join(', ')}]`;
}

function violation(
  member: string,
  value: string,
  constraint: string,
): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
