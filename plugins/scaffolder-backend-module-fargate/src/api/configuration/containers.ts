import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Document } from 'yaml';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { containsDynamicReference } from '../../validation/assertNoDynamicReference';
import {
  ContainerInput,
  ContainerOptions,
} from '../container/ContainerOptions';
import { describeOptionChange } from '../container/describeOptionChange';
import { optionProblems } from '../container/givenOptions';
import { optionsIn, setOptions } from '../container/setOptions';
import { resolveRegistryCredentials } from '../secrets/resolveRegistryCredentials';
import { assertTogether } from '../sidecars/assertTogether';
import { sidecarProblems } from '../sidecars/checkedSidecars';
import { describeSidecarChange } from '../sidecars/describeSidecarChange';
import { resolveSidecars, valuesFrom } from '../sidecars/resolveSidecars';
import { setSidecars, sidecarsIn } from '../sidecars/setSidecars';
import { Sidecar, SidecarInput } from '../sidecars/Sidecar';
import { Configuration, NO_CONFIGURATION } from './Configuration';
import { describeConfigurationChange } from './describeConfigurationChange';
import { resolveSecrets, SecretReader } from './resolveSecrets';
import { configurationIn, setConfiguration } from './setConfiguration';

/** The containers of an API's tasks, beside their images. */
export interface Containers {
  options: ContainerOptions;
  configuration: Configuration;
  sidecars: readonly Sidecar[];
}

/** The containers in a template, which need not be this portal's. */
export interface FoundContainers {
  options: ContainerInput;
  configuration: Configuration;
  sidecars: SidecarInput[];
}

/** The containers of the tasks that a template describes. */
export function containersIn(document: Document): FoundContainers {
  return {
    options: optionsIn(document),
    configuration: configurationIn(document),
    sidecars: sidecarsIn(document),
  };
}

const NONE: FoundContainers = {
  options: {},
  configuration: NO_CONFIGURATION,
  sidecars: [],
};

/** The API whose template is configured. */
export interface ConfiguredApi {
  reader: SecretReader;
  stackName: string;
  /** That it will run. */
  image: string;
}

/** Texts of a person have no dynamic reference, and no function is written for them. */
export function isWrittenByUs(
  descriptor: StackDescriptor | undefined,
  containers: FoundContainers,
): containers is Containers & FoundContainers {
  const { configuration, options, sidecars } = containers;
  const texts = [configuration, ...sidecars].flatMap(
    ({ variables = {}, secrets = {} }) =>
      [variables, secrets].flatMap(Object.entries).flat(),
  );
  const names = sidecars.flatMap(({ image, name }) => [image, name]);
  return (
    [...texts, ...names].every(text => typeof text === 'string') &&
    !containsDynamicReference([descriptor ?? {}, containers]) &&
    !optionProblems(options).length &&
    !sidecars.some(one => sidecarProblems(one, 'sidecars').length)
  );
}

/** Writes the containers into a template that has only the API's own; logs what changes. */
export async function configureContainers(
  { clients, log, signal }: DeploymentContext,
  { image, reader, stackName }: ConfiguredApi,
  document: Document,
  old: Document | undefined,
  { configuration, options, sidecars }: Containers,
): Promise<void> {
  assertTogether(stackName, sidecars);
  const secrets = await resolveSecrets(clients, reader, configuration.secrets, {
    signal,
  });
  const { registryCredentials } = options;
  const credentials =
    registryCredentials === undefined
      ? undefined
      : await resolveRegistryCredentials(
          clients,
          reader,
          { field: 'container', image, registryCredentials },
          { signal },
        );
  const beside = await resolveSidecars(clients, reader, sidecars, {
    signal,
  });
  const { variables } = configuration;
  const after: Containers = {
    options: {
      ...options,
      ...(credentials && { registryCredentials: credentials.arn }),
    },
    configuration: { variables, secrets: valuesFrom(secrets) },
    sidecars: beside.sidecars,
  };
  const before = old ? containersIn(old) : NONE;
  log.lines('Container', describeOptionChange(before.options, after.options));
  log.lines(
    'Variables',
    describeConfigurationChange(before.configuration, after.configuration),
  );
  log.lines('Sidecars', describeSidecarChange(before.sidecars, after.sidecars));
  setOptions(document, after.options);
  setConfiguration(document, variables, secrets, {
    ofSidecars: beside.secrets,
    ofRegistries: [
      ...(credentials ? [credentials] : []),
      ...beside.credentials,
    ],
  });
  setSidecars(document, after.sidecars);
}
