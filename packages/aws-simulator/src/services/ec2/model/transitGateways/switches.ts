/** The API value of an option. */
export function enabled(value: boolean): 'enable' | 'disable' {
  return value ? 'enable' : 'disable';
}

/** The option of a request; `undefined` for the default. */
export function isEnabled(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'enable';
}
