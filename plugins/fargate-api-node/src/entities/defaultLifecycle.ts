/** The lifecycle of an API without one, because the catalog requires it. */
export const DEFAULT_LIFECYCLE = 'experimental';
