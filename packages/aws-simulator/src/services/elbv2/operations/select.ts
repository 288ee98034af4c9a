import { AwsError } from '../../../world/AwsError';

/** How many resources a request may name. */
export const MAX_NAMED = 20;

/** The items with the given values of a member, or `otherwise` if no value is given. */
export function select<T, K extends keyof T>(
  all: T[],
  wanted: string[] | undefined,
  member: K,
  otherwise: () => T[],
  [code, message]: readonly [string, string],
): T[] {
  if (!wanted?.length) {
    return otherwise();
  }
  const found = all.filter(item => wanted.includes(String(item[member])));
  if (found.length < new Set(wanted).size) {
    throw new AwsError(code, message);
  }
  return found;
}
