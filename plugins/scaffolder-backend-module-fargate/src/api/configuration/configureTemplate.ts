import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  descriptorInTemplate,
  Initiator,
  parseTemplate,
  setDescriptor,
  StackDescriptor,
  StackRecord,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Document } from 'yaml';
import { containsDynamicReference } from '../../validation/assertNoDynamicReference';
import { isSomebodys } from '../../access/deployedSubject';
import { ApiStack } from '../apiUpdate';
import { DeploymentContext } from '../../stack/DeploymentContext';
import {
  ContainerInput,
  ContainerOptions,
} from '../container/ContainerOptions';
import { describeOptionChange } from '../container/describeOptionChange';
import {
  changedOptions,
  checkedOptions,
  givenOptions,
  optionProblems,
} from '../container/givenOptions';
import { optionsIn, setOptions } from '../container/setOptions';
import { assertGrantable } from '../grants/checkGrants';
import { assertAttachable } from '../grants/checkManagedPolicies';
import { describeGrantChange } from '../grants/describeGrantChange';
import { describePolicyChange } from '../grants/describePolicyChange';
import { Grant } from '../grants/Grant';
import { grantOf } from '../grants/grantStatement';
import { setGrants, statementsIn } from '../grants/setGrants';
import {
  managedPoliciesIn,
  setManagedPolicies,
} from '../grants/setManagedPolicies';
import { resolveRegistryCredentials } from '../secrets/resolveRegistryCredentials';
import { MayUseSecretsOf } from '../secrets/secretTags';
import { assertTogether } from '../sidecars/assertTogether';
import { changedSidecars } from '../sidecars/changedSidecars';
import { checkedSidecars, sidecarProblems } from '../sidecars/checkedSidecars';
import { describeSidecarChange } from '../sidecars/describeSidecarChange';
import { resolveSidecars, valuesFrom } from '../sidecars/resolveSidecars';
import { setSidecars, sidecarsIn } from '../sidecars/setSidecars';
import { Sidecar, SidecarInput } from '../sidecars/Sidecar';
import { changedConfiguration } from './changedConfiguration';
import {
  Configuration,
  ConfigurationChanges,
  ConfigurationInput,
  NO_CONFIGURATION,
} from './Configuration';
import { describeConfigurationChange } from './describeConfigurationChange';
import { resolveSecrets, SecretReader } from './resolveSecrets';
import { secretsIn } from './secretsIn';
import {
  configurationIn,
  setConfiguration,
  setVersionsMark,
  versionsMarkIn,
} from './setConfiguration';

const NONE: FoundContainers = {
  options: {},
  configuration: NO_CONFIGURATION,
  sidecars: [],
};

/** The containers of an API's tasks, beside their images. */
interface Containers {
  options: ContainerOptions;
  configuration: Configuration;
  sidecars: readonly Sidecar[];
}

/** The API whose template is configured. */
interface ConfiguredApi {
  reader: SecretReader;
  stackName: string;
  /** That it will run. */
  image: string;
}

/**
 * The template of an API with the configuration that its deployment asks for.
 * Logs the names of what changes against the deployed stack.
 *
 * @throws InputError when ECS could not read a secret, or the template becomes
 *   too large.
 */
export async function configureTemplate(
  context: DeploymentContext,
  {
    entityRef,
    initiator,
    ...api
  }: Omit<ConfiguredApi, 'reader'> & {
    entityRef: string;
    initiator: Pick<Initiator, 'isMember'>;
  },
  template: string,
  stack: StackRecord | undefined,
  {
    variables = {},
    secrets = {},
    grants = [],
    managedPolicies = [],
    container,
    sidecars,
  }: ConfigurationInput,
): Promise<{ template: string; sidecars: readonly Sidecar[] }> {
  // What failed at first is nobody's, and its name is free.
  const deployed = stack && isSomebodys(stack) ? stack : undefined;
  const body = stack && (await readTemplate(context, stack));
  const old = body ? parseTemplate(body) : undefined;
  const document = parseTemplate(template);
  grant(context, api.stackName, document, old, { grants, managedPolicies });
  const after: Containers = {
    options: checkedOptions(givenOptions(container)),
    configuration: { variables, secrets },
    sidecars: checkedSidecars(sidecars),
  };
  const reader: SecretReader = {
    entityRef,
    used: deployed && old ? secretsIn(old) : [],
    mayUseSecretsOf: async owner =>
      (deployed !== undefined && ownerIn(old, deployed.kind) === owner) ||
      initiator.isMember([owner]),
  };
  await configure(context, { ...api, reader }, document, old, after);
  return { template: templateText(document), sidecars: after.sidecars };
}

/**
 * The template of a deployed API after an update: that of its shape, with the
 * descriptor and the configuration of the deployed template and what changes of
 * them. Nothing else of the deployed one is executed by the portal's role, since
 * whoever may create stacks in the account can have made it.
 *
 * @param template - of its shape.
 * @param image - that it will run.
 * @returns `isNew` unless it is the deployed one.
 * @throws InputError when a change is not possible, ECS could not read a secret,
 *   or the template becomes too large.
 * @throws ConflictError when the deployed template has something in these places
 *   that this portal does not write.
 */
export async function reconfigureTemplate(
  context: DeploymentContext,
  deployed: ApiStack,
  template: string,
  image: string,
  changes: ConfigurationChanges,
  mayUseSecretsOf: MayUseSecretsOf,
): Promise<{
  template: string;
  isNew: boolean;
  sidecars: readonly Sidecar[];
}> {
  const body = await readTemplate(context, deployed);
  const old = parseTemplate(body);
  const descriptor = descriptorInTemplate(old, deployed.kind);
  const grants = changes.grants ?? statementsIn(old).map(grantOf);
  const managedPolicies = changes.managedPolicies ?? managedPoliciesIn(old);
  const before = containersIn(old);
  if (!isComplete(grants) || !isWrittenByUs(descriptor, before)) {
    throw new ConflictError(
      `The template of stack ${
        deployed.name
      } was not made by this portal. Deploy the API again with ${
        API_SHAPES[deployed.kind].deployAction
      }, which replaces it.`,
    );
  }
  const document = parseTemplate(template);
  grant(context, deployed.name, document, old, { grants, managedPolicies });
  const after: Containers = {
    options: changedOptions(
      before.options,
      changes.container,
      changes.removeContainerOptions,
    ),
    configuration: changedConfiguration(before.configuration, changes),
    sidecars: changedSidecars(
      before.sidecars,
      checkedSidecars(changes.sidecars),
      changes.removeSidecars,
    ),
  };
  await configure(
    context,
    {
      reader: {
        entityRef: deployed.entityRef,
        used: isSomebodys(deployed) ? secretsIn(old) : [],
        mayUseSecretsOf,
      },
      stackName: deployed.name,
      image,
    },
    document,
    old,
    after,
  );
  if (!changesConfiguration(changes)) {
    setVersionsMark(document, versionsMarkIn(old));
  }
  // A stack that the AWS CLI deployed has none.
  if (descriptor) {
    setDescriptor(document, deployed.kind, descriptor);
  }
  const text = templateText(document);
  return { template: text, isNew: text !== body, sidecars: after.sidecars };
}

/** As whoever wrote the template made them. */
interface FoundContainers {
  options: ContainerInput;
  configuration: Configuration;
  sidecars: SidecarInput[];
}

function containersIn(document: Document): FoundContainers {
  return {
    options: optionsIn(document),
    configuration: configurationIn(document),
    sidecars: sidecarsIn(document),
  };
}

function ownerIn(
  template: Document | undefined,
  kind: StackRecord['kind'],
): string | undefined {
  return template && kind && descriptorInTemplate(template, kind)?.entity.owner;
}

function isComplete(grants: readonly (Grant | undefined)[]): grants is Grant[] {
  return grants.every(one => one !== undefined);
}

/** Texts of a person have no dynamic reference, and no function is written for them. */
function isWrittenByUs(
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

/** Writes the rights of the container; logs what changes. */
function grant(
  { clients, log }: DeploymentContext,
  stackName: string,
  document: Document,
  old: Document | undefined,
  {
    grants,
    managedPolicies,
  }: { grants: readonly Grant[]; managedPolicies: readonly string[] },
): void {
  assertGrantable(clients.target, stackName, grants);
  assertAttachable(clients.target, managedPolicies);
  const before = statementsIn(old ?? document);
  log.lines('Permissions', [
    ...describeGrantChange(before, grants),
    ...describePolicyChange(
      managedPoliciesIn(old ?? document),
      managedPolicies,
    ),
  ]);
  setManagedPolicies(document, managedPolicies);
  if (grants.length || statementsIn(document).length) {
    setGrants(document, grants);
  }
}

/** Whether a request says anything of variables, secrets, sidecars and grants. */
function changesConfiguration({
  variables = {},
  secrets = {},
  removeVariables = [],
  sidecars = [],
  grants,
  managedPolicies,
}: ConfigurationChanges): boolean {
  return (
    grants !== undefined ||
    managedPolicies !== undefined ||
    sidecars.length > 0 ||
    [
      ...Object.keys(variables),
      ...Object.keys(secrets),
      ...removeVariables,
    ].some(Boolean)
  );
}

/** Writes the containers into a template that has only the API's own; logs what changes. */
async function configure(
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

async function readTemplate(
  { clients, signal }: DeploymentContext,
  { arn }: StackRecord,
): Promise<string> {
  const { TemplateBody } = await clients.cloudFormation.send(
    new GetTemplateCommand({ StackName: arn, TemplateStage: 'Original' }),
    { abortSignal: signal },
  );
  return TemplateBody ?? '';
}
