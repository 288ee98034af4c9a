import { Region } from '../world/World';

/** A call of an operation, by whomever it is made. */
export interface ServiceCall {
  region: Region;
  /** The name by which requests to the service are signed, e.g. `ecs`. */
  service: string;
  operation: string;
  /** The modelled input. */
  input: Record<string, any>;
  /** Condition keys that do not follow from the input, or that the reference leaves out. */
  keys?: ConditionKeys;
}

/** Values of a request by condition key; undefined stands for a key that is not there. */
export type ConditionKeys = Record<
  string,
  string | readonly string[] | undefined
>;
