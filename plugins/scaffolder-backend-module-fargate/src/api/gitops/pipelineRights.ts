import { ConflictError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  APPLIED_BY_TAG,
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { deliveryStackName } from '../../delivery/deliveryRequest';
import { ActionRun } from '../../run/ActionRun';
import { deployOrDryRun } from '../../run/deployOrDryRun';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';
import { ApiStack } from '../apiUpdate';
import { appliedFrom, AppliedFrom, PORTAL } from './appliedBy';

/** Of `delivery.yml`. */
const PARAMETER = 'AppliesSettings';

/**
 * What gives the pipeline of an API the right to change settings, or takes it, so that it
 * has that exactly as long as its repository applies changes.
 *
 * @param appliedBy - the URL of the repository, or "portal".
 * @returns what {@link withPipelineRights} deploys after the update of the API;
 *   undefined where the pipeline has what it needs, and where the portal made no roles for it.
 * @throws ConflictError when its roles are for another repository, or for none that could
 *   change settings.
 */
export async function pipelineRights(
  { authorize, clients, signal }: DeploymentContext,
  integrations: ScmIntegrationRegistry,
  api: ApiStack,
  appliedBy: string,
): Promise<StackRequest | undefined> {
  const name = deliveryStackName(api.name);
  const stack = await describeStack(clients, name, { signal });
  if (!stack?.managed || stack.kind !== 'delivery') {
    return undefined;
  }
  await authorize(clients, stack);
  const isPortal = appliedBy === PORTAL;
  if (!isPortal) {
    assertPipelineOf(stack, appliedFrom(integrations, appliedBy));
  }
  const value = String(!isPortal);
  const { [PARAMETER]: current, ...kept } = stack.parameters;
  if (current === undefined && !isPortal) {
    throw new ConflictError(
      `appliedBy: the roles of stack ${name} are of a version in which no pipeline changes settings. Run fargate:delivery:deploy for the API first.`,
    );
  }
  if (current === undefined || current === value) {
    return undefined;
  }
  const { guardedTypes, label } = STACK_KINDS.delivery;
  return {
    label,
    guardedTypes,
    name,
    kind: 'delivery',
    parameters: { [PARAMETER]: value },
    keptParameters: Object.keys(kept),
    entityRef: api.entityRef,
    onReplacement: 'fail',
  };
}

/**
 * Updates an API, and then gives or takes the rights of its pipeline. An update that is
 * rolled back, or whose task is cancelled, leaves them; so does the end of the backend,
 * after which the same update continues with them. An update that fails once the stack
 * says who applies changes, such as by tasks that turn out to be unhealthy, changes them.
 *
 * @param rights - of {@link pipelineRights}.
 * @param appliedBy - the URL of the repository, or "portal".
 */
export async function withPipelineRights<T>(
  run: Pick<ActionRun, 'isDryRun'>,
  context: DeploymentContext,
  { arn }: Pick<StackRecord, 'arn'>,
  rights: StackRequest | undefined,
  appliedBy: string | undefined,
  update: () => Promise<T>,
): Promise<T> {
  if (!rights) {
    return update();
  }
  let end: T;
  try {
    end = await update();
  } catch (error) {
    await afterFailure(run, context, arn, rights, appliedBy);
    throw error;
  }
  await deployOrDryRun(run, context, rights);
  return end;
}

/** Logs what fails in here: the error of the task is the one of the update. */
async function afterFailure(
  run: Pick<ActionRun, 'isDryRun'>,
  context: DeploymentContext,
  arn: string,
  rights: StackRequest,
  appliedBy: string | undefined,
): Promise<void> {
  const { clients, log, signal } = context;
  const stays = (why: string) =>
    log.line(
      rights.label,
      `the role of stack ${rights.name} stays as it is: ${why}`,
    );
  if (signal?.aborted) {
    stays('the task was cancelled');
    return;
  }
  try {
    const stack = await describeStack(clients, arn, { signal });
    if (stack?.tags?.[APPLIED_BY_TAG] === appliedBy) {
      await deployOrDryRun(run, context, rights);
    } else {
      stays('the update did not succeed');
    }
  } catch (error) {
    stays((error as Error).message);
  }
}

/** @throws ConflictError when the roles trust the pipeline of another repository. */
function assertPipelineOf(
  { name, parameters }: StackRecord,
  { repository: { owner, repo }, url }: AppliedFrom,
): void {
  const subjects = (parameters.Subjects ?? '').split(',');
  // Subjects of GitHub can have the IDs of owner and repository beside their names.
  const trusted = subjects.map(subject => subject.replace(/@\d+/g, ''));
  const prefixes = [`repo:${owner}/${repo}:`, `project_path:${owner}/${repo}:`];
  if (!trusted.some(one => prefixes.some(prefix => one.startsWith(prefix)))) {
    throw new ConflictError(
      `appliedBy: the roles of stack ${name} are not for the pipeline of ${url}, but for ${subjects.join(
        ' or ',
      )}. Run fargate:delivery:deploy for that repository first.`,
    );
  }
}
