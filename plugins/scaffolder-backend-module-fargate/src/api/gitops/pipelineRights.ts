import { ConflictError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { deliveryStackName } from '../../delivery/deliveryRequest';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { StackRequest } from '../../stack/StackRequest';
import { ApiStack } from '../apiUpdate';
import { appliedFrom, AppliedFrom, PORTAL } from './appliedBy';

/** Of `delivery.yml`. */
const PARAMETER = 'AppliesSettings';

/** When the rights of a pipeline have to change, for a stack that names who applies changes. */
export interface PipelineRights {
  /** A pipeline gets them before it applies changes, and loses them after. */
  when: 'before' | 'after';
  request: StackRequest;
}

/**
 * What gives the pipeline of an API the right to change settings, or takes it, so that it
 * has that exactly as long as its repository applies changes.
 *
 * @param appliedBy - the URL of the repository, or "portal".
 * @returns undefined where it has what it needs, and where the portal made no roles for it.
 * @throws ConflictError when its roles are for another repository, or for none that could
 *   change settings.
 */
export async function pipelineRights(
  { authorize, clients, signal }: DeploymentContext,
  integrations: ScmIntegrationRegistry,
  api: ApiStack,
  appliedBy: string,
): Promise<PipelineRights | undefined> {
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
    when: isPortal ? 'after' : 'before',
    request: {
      label,
      guardedTypes,
      name,
      kind: 'delivery',
      parameters: { [PARAMETER]: value },
      keptParameters: Object.keys(kept),
      entityRef: api.entityRef,
      onReplacement: 'fail',
    },
  };
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
