import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  descriptorInTemplate,
  Initiator,
  parseTemplate,
  setDescriptor,
  StackRecord,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Document } from 'yaml';
import { isSomebodys } from '../../access/deployedSubject';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { ApiStack } from '../apiUpdate';
import {
  changedOptions,
  checkedOptions,
  givenOptions,
} from '../container/givenOptions';
import { Grant } from '../grants/Grant';
import { grantOf } from '../grants/grantStatement';
import { statementsIn } from '../grants/setGrants';
import { managedPoliciesIn } from '../grants/setManagedPolicies';
import { AdditionalName } from '../names/AdditionalName';
import { describeNameChange } from '../names/describeNameChange';
import { namesIn, setNames } from '../names/setNames';
import { MayUseSecretsOf } from '../secrets/secretTags';
import { changedSidecars } from '../sidecars/changedSidecars';
import { checkedSidecars } from '../sidecars/checkedSidecars';
import { changedConfiguration } from './changedConfiguration';
import { ConfigurationChanges, ConfigurationInput } from './Configuration';
import {
  ConfiguredApi,
  configureContainers,
  Containers,
  containersIn,
  isWrittenByUs,
} from './containers';
import { grantPermissions } from './grantPermissions';
import { SecretReader } from './resolveSecrets';
import { secretsIn } from './secretsIn';
import { setVersionsMark, versionsMarkIn } from './setConfiguration';

/** Works out the further names of an API, given those in its deployed template. */
export type NamesAfter = (
  before: readonly AdditionalName[],
) => Promise<AdditionalName[]>;

/**
 * The template of an API with the configuration in the input of its deployment.
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
    namesAfter,
    ...api
  }: Omit<ConfiguredApi, 'reader'> & {
    entityRef: string;
    initiator: Pick<Initiator, 'isMember'>;
    namesAfter: NamesAfter;
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
): Promise<{
  template: string;
  /** The deployed one. */
  before?: string;
  containers: Containers;
}> {
  // What failed at first is nobody's, and its name is free.
  const deployed = stack && isSomebodys(stack) ? stack : undefined;
  const body = stack && (await readTemplate(context, stack));
  const old = body ? parseTemplate(body) : undefined;
  const document = parseTemplate(template);
  await writeNames(context, document, (old && namesIn(old)) ?? [], namesAfter);
  grantPermissions(context, api.stackName, document, old, {
    grants,
    managedPolicies,
  });
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
  await configureContainers(context, { ...api, reader }, document, old, after);
  return {
    template: templateText(document),
    before: body,
    containers: after,
  };
}

/**
 * The template of a deployed API after an update: that of its shape, with the
 * descriptor and the configuration of the deployed template and what changes of
 * them. Nothing else of the deployed one is executed by the portal's role, since
 * whoever may create stacks in the account can have made it.
 *
 * @param template - of its shape.
 * @param image - that it will run.
 * @param update.namesAfter - works out the further names.
 * @param update.restored - the containers of an earlier deployment, in place of those that
 *   the deployed template has.
 * @param update.sidecarImages - other images of sidecars that it has, by their names.
 * @param update.lifecycle - in the catalog, in place of that of the descriptor.
 * @returns `isNew` unless it is the deployed one, which is `before`.
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
  {
    mayUseSecretsOf,
    namesAfter,
    restored,
    sidecarImages = {},
    lifecycle,
  }: {
    mayUseSecretsOf: MayUseSecretsOf;
    namesAfter: NamesAfter;
    restored?: Containers;
    sidecarImages?: Readonly<Record<string, string>>;
    lifecycle?: string;
  },
): Promise<{
  template: string;
  before: string;
  isNew: boolean;
  containers: Containers;
}> {
  const body = await readTemplate(context, deployed);
  const old = parseTemplate(body);
  const descriptor = descriptorInTemplate(old, deployed.kind);
  const grants = changes.grants ?? statementsIn(old).map(grantOf);
  const managedPolicies = changes.managedPolicies ?? managedPoliciesIn(old);
  const before = containersIn(old);
  const names = namesIn(old);
  if (!isComplete(grants) || !isWrittenByUs(descriptor, before) || !names) {
    throw new ConflictError(
      `The template of stack ${
        deployed.name
      } was not made by this portal. Deploy the API again with ${
        API_SHAPES[deployed.kind].deployAction
      }, which replaces it.`,
    );
  }
  const document = parseTemplate(template);
  await writeNames(context, document, names, namesAfter);
  grantPermissions(context, deployed.name, document, old, {
    grants,
    managedPolicies,
  });
  const after: Containers = restored ?? {
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
    ).map(one => ({ ...one, image: sidecarImages[one.name] ?? one.image })),
  };
  await configureContainers(
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
  if (!restored && !changesConfiguration(changes)) {
    setVersionsMark(document, versionsMarkIn(old));
  }
  // A stack that the AWS CLI deployed has none.
  if (descriptor) {
    setDescriptor(
      document,
      deployed.kind,
      lifecycle
        ? { ...descriptor, entity: { ...descriptor.entity, lifecycle } }
        : descriptor,
    );
  }
  const text = templateText(document);
  return {
    template: text,
    before: body,
    isNew: text !== body,
    containers: after,
  };
}

async function writeNames(
  { log }: DeploymentContext,
  document: Document,
  before: readonly AdditionalName[],
  namesAfter: NamesAfter,
): Promise<void> {
  const after = await namesAfter(before);
  log.lines('Names', describeNameChange(before, after));
  setNames(document, after);
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

/** The text of the template that a stack was deployed with. */
export async function readTemplate(
  { clients, signal }: DeploymentContext,
  { arn }: StackRecord,
): Promise<string> {
  const { TemplateBody } = await clients.cloudFormation.send(
    new GetTemplateCommand({ StackName: arn, TemplateStage: 'Original' }),
    { abortSignal: signal },
  );
  return TemplateBody ?? '';
}
