/** The catalog wants a lifecycle; nothing is promised where none was named. */
export const DEFAULT_LIFECYCLE = 'experimental';
