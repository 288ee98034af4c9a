import { AwsError } from '../world/AwsError';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** The token of the next page; undefined on the last one. */
  nextToken?: string;
}

/**
 * The page of a list that a token refers to, or the first page. Tokens are
 * opaque to clients, as on AWS.
 *
 * @param size - the maximum number of items on the page
 * @param invalidToken - the service's error for a token that it did not issue
 */
export function paginate<T>(
  list: readonly T[],
  token: string | undefined,
  size: number,
  invalidToken: () => AwsError,
): Page<T> {
  const start = token ? positionOf(token) : 0;
  if (start === undefined) {
    throw invalidToken();
  }
  const { items, next } = pageFrom(list, start, size);
  return {
    items,
    nextToken: next === undefined ? undefined : tokenFor(start + size),
  };
}

/**
 * The page that starts at a position, for services whose markers are names of
 * items.
 *
 * @returns the items of the page, and the first item of the next one if there is any
 */
export function pageFrom<T>(
  list: readonly T[],
  start: number,
  size: number,
): { items: T[]; next?: T } {
  return { items: list.slice(start, start + size), next: list[start + size] };
}

function tokenFor(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}

function positionOf(token: string): number | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
