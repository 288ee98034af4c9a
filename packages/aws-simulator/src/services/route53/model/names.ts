/** A name in Route 53's form: lower case, with a final dot, `*` as `\052`. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase().replace(/\*/g, '\\052');
  return lower.endsWith('.') ? lower : `${lower}.`;
}

/** Whether a canonical name is a zone's own or below it. */
export function isWithin(name: string, zoneName: string): boolean {
  return name === zoneName || name.endsWith(`.${zoneName}`);
}

/** How many labels a canonical name has: two for `acme.com.`. */
export function labelCount(name: string): number {
  return name.split('.').length - 1;
}

/** The name without its first label. */
export function parentOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** The order in which Route 53 lists names: by their labels from the right. */
export function compareNames(a: string, b: string): number {
  const reversed = (name: string) => name.split('.').reverse().join('.');
  const [left, right] = [reversed(a), reversed(b)];
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
