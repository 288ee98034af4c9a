export { MissingError } from './MissingError';
export { Observations } from './Observations';
export type { Reading } from './Observations';
export { andThen, allOf } from './combine';
export type { Freshness } from './isFresh';
export { FRESH_FOR } from './freshFor';
export { toReadFailure } from './toReadFailure';
