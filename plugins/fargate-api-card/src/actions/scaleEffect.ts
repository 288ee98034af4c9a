/** What setting a desired count does, see the messages under `scale`. */
export type ScaleEffect =
  | { kind: 'unchanged' | 'zero' }
  | { kind: 'fewer' | 'more'; count: number };

/** What becomes of the tasks of a service when its desired count is set. */
export function scaleEffect(from: number, to: number): ScaleEffect {
  if (to === from) {
    return { kind: 'unchanged' };
  }
  if (to === 0) {
    return { kind: 'zero' };
  }
  return to < from
    ? { kind: 'fewer', count: from - to }
    : { kind: 'more', count: to - from };
}
