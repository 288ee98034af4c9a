import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  descriptorInTemplate,
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { containsDynamicReference } from '../../validation/assertNoDynamicReference';
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
import { optionsIn, withOptions } from '../container/withOptions';
import { assertGrantable } from '../grants/checkGrants';
import { describeGrantChange } from '../grants/describeGrantChange';
import { Grant } from '../grants/Grant';
import { grantOf } from '../grants/grantStatement';
import { statementsIn, withGrants } from '../grants/withGrants';
import { changedConfiguration } from './changedConfiguration';
import {
  Configuration,
  ConfigurationChanges,
  ConfigurationInput,
  NO_CONFIGURATION,
} from './Configuration';
import { describeConfigurationChange } from './describeConfigurationChange';
import { resolveSecrets } from './resolveSecrets';
import {
  configurationIn,
  versionsMarkIn,
  withConfiguration,
  withVersionsMark,
} from './withConfiguration';

/**
 * The template of an API with the configuration that its deployment asks for.
 * Logs the names of what changes against the deployed stack.
 *
 * @throws InputError when ECS could not read a secret, or the template becomes
 *   too large.
 */
export async function configureTemplate(
  context: DeploymentContext,
  { entityRef, stackName }: { entityRef: string; stackName: string },
  template: string,
  deployed: StackRecord | undefined,
  { variables = {}, secrets = {}, grants = [], container }: ConfigurationInput,
): Promise<string> {
  const old = deployed ? await readTemplate(context, deployed) : undefined;
  const before = old ? configurationIn(old) : NO_CONFIGURATION;
  const granted = grant(context, stackName, template, old || template, grants);
  const configured = setOptions(
    context,
    granted,
    old ? optionsIn(old) : {},
    checkedOptions(givenOptions(container)),
  );
  return configure(context, entityRef, configured, before, {
    variables,
    secrets,
  });
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
): Promise<{ template: string; isNew: boolean }> {
  const old = await readTemplate(context, deployed);
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
  const granted = grant(context, deployed.name, template, old, grants);
  const configured = await configure(
    context,
    deployed.entityRef,
    setOptions(
      context,
      granted,
      options,
      changedOptions(
        options,
        changes.container,
        changes.removeContainerOptions,
      ),
    ),
    before,
    changedConfiguration(before, changes),
  );
  const marked = changesConfiguration(changes)
    ? configured
    : withVersionsMark(configured, versionsMarkIn(old));
  // A stack that the AWS CLI deployed has none.
  const text = descriptor
    ? withDescriptor(marked, deployed.kind, descriptor)
    : marked;
  return { template: text, isNew: text !== old };
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

/** The template with the options of the container; logs what changes. */
function setOptions(
  { log }: DeploymentContext,
  template: string,
  before: ContainerInput,
  after: ContainerOptions,
): string {
  log.lines('Container', describeOptionChange(before, after));
  return Object.keys(after).length ? withOptions(template, after) : template;
}

/** The template with the rights of the container; logs what changes. */
function grant(
  { clients, log }: DeploymentContext,
  stackName: string,
  template: string,
  old: string,
  grants: readonly Grant[],
): string {
  assertGrantable(clients.target, stackName, grants);
  log.lines('Permissions', describeGrantChange(statementsIn(old), grants));
  return grants.length || statementsIn(template).length
    ? withGrants(template, grants)
    : template;
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
  entityRef: string,
  template: string,
  before: Configuration,
  { variables, secrets }: Configuration,
): Promise<string> {
  const resolved = await resolveSecrets(clients, entityRef, secrets, {
    signal,
  });
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
  return withConfiguration(template, variables, resolved);
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
