export { Observations } from './Observations';
export type { Reading } from './Observations';
export { andThen, allOf } from './combine';
export { FRESH_FOR } from './freshFor';
