import {
  ContainerInput,
  ContainerOptions,
} from '../container/ContainerOptions';

/**
 * How far a container has to be before those start that depend on it, as ECS has it.
 *
 * @public
 */
export type DependencyCondition = 'START' | 'HEALTHY' | 'COMPLETE' | 'SUCCESS';

/** All conditions of ECS's `dependsOn`. */
export const DEPENDENCY_CONDITIONS = [
  'START',
  'HEALTHY',
  'COMPLETE',
  'SUCCESS',
] as const satisfies readonly DependencyCondition[];

/**
 * The options of a container that are the task's, and so not a sidecar's.
 *
 * @public
 */
export type OfTask = 'ephemeralStorageGiB';

/**
 * A container beside that of the API, in the same task.
 *
 * @public
 */
export interface Sidecar extends Omit<ContainerOptions, OfTask> {
  /** Unique in the task. */
  name: string;
  image: string;
  /** Whether the task stops when it exits. Default: false. */
  essential?: boolean;
  /** CPU units of the task that are reserved for it. */
  cpu?: number;
  /** MiB, at which it is killed. */
  memory?: number;
  /** Environment variables: value by name. */
  variables?: Record<string, string>;
  /** Environment variables that ECS reads from a secret: reference by name. */
  secrets?: Record<string, string>;
  /** Other sidecars, and how far they have to be before it starts. */
  dependsOn?: { container: string; condition: DependencyCondition }[];
  /** How far it has to be before the API's container starts. Default: they start together. */
  apiDependsOn?: DependencyCondition;
}

/**
 * A sidecar as an action's input has it: a ready one needs neither name nor image.
 *
 * @public
 */
export type SidecarInput = Partial<
  Omit<Sidecar, keyof Omit<ContainerOptions, OfTask>>
> &
  Omit<ContainerInput, OfTask> & { preset?: PresetName };

/**
 * The name of a ready sidecar.
 *
 * @public
 */
export type PresetName = 'adot-collector';

/** The ready sidecars. */
export const PRESET_NAMES = [
  'adot-collector',
] as const satisfies readonly PresetName[];
