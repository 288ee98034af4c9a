/** A stack output or parameter that joins ids with commas. */
export function splitIds(value: string | undefined): string[] {
  return value ? value.split(',') : [];
}
