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
import { describeGrantChange } from '../grants/describeGrantChange';
import { Grant } from '../grants/Grant';
import { grantOf } from '../grants/grantStatement';
import { setGrants, statementsIn } from '../grants/setGrants';
import { MayUseSecretsOf } from '../secrets/secretTags';
import { changedConfiguration } from './changedConfiguration';
import {
  Configuration,
  ConfigurationChanges,
  ConfigurationInput,
  NO_CONFIGURATION,
} from './Configuration';
import { describeConfigurationChange } from './describeConfigurationChange';
import { resolveSecrets, SecretReader } from './resolveSecrets';
import {
  configurationIn,
  setConfiguration,
  setVersionsMark,
  versionsMarkIn,
} from './setConfiguration';

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
    stackName,
  }: {
    entityRef: string;
    initiator: Pick<Initiator, 'isMember'>;
    stackName: string;
  },
  template: string,
  stack: StackRecord | undefined,
  { variables = {}, secrets = {}, grants = [], container }: ConfigurationInput,
): Promise<string> {
  // What failed at first is nobody's, and its name is free.
  const deployed = stack && isSomebodys(stack) ? stack : undefined;
  const body = stack && (await readTemplate(context, stack));
  const old = body ? parseTemplate(body) : undefined;
  const before = old ? configurationIn(old) : NO_CONFIGURATION;
  const document = parseTemplate(template);
  grant(context, stackName, document, old, grants);
  writeOptions(
    context,
    document,
    old ? optionsIn(old) : {},
    checkedOptions(givenOptions(container)),
  );
  await configure(
    context,
    {
      entityRef,
      used: deployed ? Object.values(before.secrets) : [],
      mayUseSecretsOf: async owner =>
        (deployed !== undefined && ownerIn(old, deployed.kind) === owner) ||
        initiator.isMember([owner]),
    },
    document,
    before,
    { variables, secrets },
  );
  return templateText(document);
}

/**
 * The template of a deployed API after an update: that of its shape, with the
 * descriptor and the configuration of the deployed template and what changes of
 * them. Nothing else of the deployed one is executed by the portal's role, since
 * whoever may create stacks in the account can have made it.
 *
 * @param template - of its shape.
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
  changes: ConfigurationChanges,
  mayUseSecretsOf: MayUseSecretsOf,
): Promise<{ template: string; isNew: boolean }> {
  const body = await readTemplate(context, deployed);
  const old = parseTemplate(body);
  const descriptor = descriptorInTemplate(old, deployed.kind);
  const before = configurationIn(old);
  const grants = changes.grants ?? statementsIn(old).map(grantOf);
  const options = optionsIn(old);
  if (
    !isComplete(grants) ||
    !isWrittenByUs(descriptor, before) ||
    !areWrittenByUs(options)
  ) {
    throw new ConflictError(
      `The template of stack ${
        deployed.name
      } was not made by this portal. Deploy the API again with ${
        API_SHAPES[deployed.kind].deployAction
      }, which replaces it.`,
    );
  }
  const document = parseTemplate(template);
  grant(context, deployed.name, document, old, grants);
  writeOptions(
    context,
    document,
    options,
    changedOptions(options, changes.container, changes.removeContainerOptions),
  );
  await configure(
    context,
    {
      entityRef: deployed.entityRef,
      used: isSomebodys(deployed) ? Object.values(before.secrets) : [],
      mayUseSecretsOf,
    },
    document,
    before,
    changedConfiguration(before, changes),
  );
  if (!changesConfiguration(changes)) {
    setVersionsMark(document, versionsMarkIn(old));
  }
  // A stack that the AWS CLI deployed has none.
  if (descriptor) {
    setDescriptor(document, deployed.kind, descriptor);
  }
  const text = templateText(document);
  return { template: text, isNew: text !== body };
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
  { variables, secrets }: Configuration,
): boolean {
  const texts = [...Object.entries(variables), ...Object.entries(secrets)];
  return (
    texts.flat().every(text => typeof text === 'string') &&
    !containsDynamicReference([descriptor ?? {}, variables, secrets])
  );
}

function areWrittenByUs(options: ContainerInput): options is ContainerOptions {
  return !optionProblems(options).length && !containsDynamicReference(options);
}

/** Writes the options of the container; logs what changes. */
function writeOptions(
  { log }: DeploymentContext,
  document: Document,
  before: ContainerInput,
  after: ContainerOptions,
): void {
  log.lines('Container', describeOptionChange(before, after));
  setOptions(document, after);
}

/** Writes the rights of the container; logs what changes. */
function grant(
  { clients, log }: DeploymentContext,
  stackName: string,
  document: Document,
  old: Document | undefined,
  grants: readonly Grant[],
): void {
  assertGrantable(clients.target, stackName, grants);
  const before = statementsIn(old ?? document);
  log.lines('Permissions', describeGrantChange(before, grants));
  if (grants.length || statementsIn(document).length) {
    setGrants(document, grants);
  }
}

/** Whether a request says anything of variables, secrets and grants. */
function changesConfiguration({
  variables = {},
  secrets = {},
  removeVariables = [],
  grants,
}: ConfigurationChanges): boolean {
  return (
    grants !== undefined ||
    [
      ...Object.keys(variables),
      ...Object.keys(secrets),
      ...removeVariables,
    ].some(Boolean)
  );
}

async function configure(
  { clients, log, signal }: DeploymentContext,
  reader: SecretReader,
  document: Document,
  before: Configuration,
  { variables, secrets }: Configuration,
): Promise<void> {
  const resolved = await resolveSecrets(clients, reader, secrets, { signal });
  const after = {
    variables,
    secrets: Object.fromEntries(
      Object.entries(resolved).map(([name, { valueFrom }]) => [
        name,
        valueFrom,
      ]),
    ),
  };
  log.lines('Variables', describeConfigurationChange(before, after));
  setConfiguration(document, variables, resolved);
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
