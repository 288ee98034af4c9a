import {
  ContainerInput,
  ContainerOptionName,
} from '../container/ContainerOptions';
import { Grant } from '../grants/Grant';
import { SidecarInput } from '../sidecars/Sidecar';

/** What a container is configured with at its start. */
export interface Configuration {
  /** Environment variables: value by name. */
  variables: Readonly<Record<string, string>>;
  /** Environment variables that ECS reads from a secret: `valueFrom` by name. */
  secrets: Readonly<Record<string, string>>;
}

/** What an action's input says of the configuration. */
export interface ConfigurationInput {
  variables?: Record<string, string>;
  secrets?: Record<string, string>;
  /** All rights of the task role. */
  grants?: Grant[];
  /** ARNs of all managed policies of the task role. */
  managedPolicies?: string[];
  /** How the container runs. */
  container?: ContainerInput;
  /** Further containers in its tasks. */
  sidecars?: SidecarInput[];
}

/** What an update changes of the configuration. */
export interface ConfigurationChanges extends ConfigurationInput {
  removeVariables?: string[];
  removeContainerOptions?: ContainerOptionName[];
  removeSidecars?: string[];
}

/** No variables and no secrets. */
export const NO_CONFIGURATION: Configuration = { variables: {}, secrets: {} };
