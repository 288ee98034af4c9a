import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { assertGrantable } from '../grants/checkGrants';
import { describeGrantChange } from '../grants/describeGrantChange';
import { Grant } from '../grants/Grant';
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
import { configurationIn, withConfiguration } from './withConfiguration';

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
  { variables = {}, secrets = {}, grants = [] }: ConfigurationInput,
): Promise<string> {
  const old = deployed ? await readTemplate(context, deployed) : undefined;
  const before = old ? configurationIn(old) : NO_CONFIGURATION;
  const granted = grant(context, stackName, template, old || template, grants);
  return configure(context, entityRef, granted, before, {
    variables,
    secrets,
  });
}

/**
 * The template of a deployed API with a changed configuration; undefined when
 * the request does not change it.
 *
 * @throws InputError when a change is not possible, ECS could not read a secret,
 *   or the template becomes too large.
 */
export async function reconfigureTemplate(
  context: DeploymentContext,
  deployed: StackRecord & { entityRef: string },
  changes: ConfigurationChanges,
): Promise<string | undefined> {
  if (!changesConfiguration(changes)) {
    return undefined;
  }
  const template = await readTemplate(context, deployed);
  const before = configurationIn(template);
  const { grants } = changes;
  return configure(
    context,
    deployed.entityRef,
    grants
      ? grant(context, deployed.name, template, template, grants)
      : template,
    before,
    changedConfiguration(before, changes),
  );
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
