/** The resources of a template, by their logical ids. */
export type Resources = Record<
  string,
  { Type: string; DependsOn?: string; Properties?: object }
>;

/**
 * By the rule: what breaks it and nothing else, and what is next to that and
 * keeps it.
 */
export type Examples = Record<string, [fails: Resources, passes: Resources]>;

/** What the base stack exports. */
export const base = (name: string) => ({ 'Fn::ImportValue': name });

/** A list of this many items. */
export const times = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));
