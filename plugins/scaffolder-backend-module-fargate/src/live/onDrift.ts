/** What to do with what runs and is not from the stack. */
export const ON_DRIFT = ['fail', 'adopt', 'overwrite'] as const;

/** See {@link ON_DRIFT}. */
export type OnDrift = (typeof ON_DRIFT)[number];
