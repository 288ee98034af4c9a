/** The effect of a new desired count; `kind` is a message key under `scale`. */
export type ScaleEffect =
  | { kind: 'unchanged' | 'zero' }
  | { kind: 'fewer' | 'more'; count: number };

/** What changing the desired count does to the tasks of a service. */
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
