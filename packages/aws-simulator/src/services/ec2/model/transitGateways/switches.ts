/** EC2's word for a switch of a transit gateway. */
export function enabled(value: boolean): 'enable' | 'disable' {
  return value ? 'enable' : 'disable';
}

/** A switch as it is asked for; `undefined` where it is left to its default. */
export function isEnabled(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'enable';
}
