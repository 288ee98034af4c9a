/** What a resource was created with, as long as nothing changed it. */
const settings = new WeakMap<object, string>();

/** Remembers the request that created a resource. */
export function rememberSettings<T extends object>(
  created: T,
  input: object,
): T {
  settings.set(created, textOf(input));
  return created;
}

/** Forgets it, because the resource has other settings now. */
export function forgetSettings(changed: object): void {
  settings.delete(changed);
}

/**
 * Whether a request would create what exists: the operations that create
 * resources succeed then, and change nothing.
 */
export function hasSameSettings(existing: object, input: object): boolean {
  return settings.get(existing) === textOf(input);
}

function textOf(input: object): string {
  return JSON.stringify(
    Object.entries(input)
      .filter(([name, value]) => name !== 'Tags' && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
