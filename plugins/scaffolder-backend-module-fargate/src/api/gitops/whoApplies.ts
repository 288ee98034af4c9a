import { ConflictError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentLog } from '../../log/DeploymentLog';
import { StackRequest } from '../../stack/StackRequest';
import { repositoryOf } from './appliedBy';
import { isOfDeployment } from './deployFiles';
import { GitOpsInput } from './gitOpsFields';

/**
 * How a change reaches a stack: the portal deploys it, or proposes it for the
 * repository whose pipeline applies the changes. Logs which.
 *
 * @param deployed - the stack as it is, with its template.
 * @returns the URL of the repository that it is to be proposed for.
 * @throws ConflictError when the repository applies changes, and the input does not say
 *   what to do.
 */
export function proposedFor(
  log: DeploymentLog,
  deployed: { stack: StackRecord; template: string } | undefined,
  request: Pick<StackRequest, 'parameters' | 'template'>,
  { appliedBy, onGitOps = 'fail' }: GitOpsInput,
): string | undefined {
  const url = repositoryOf(deployed?.stack);
  if (!deployed || !url || changesNoFile(deployed, request)) {
    return undefined;
  }
  if (onGitOps === 'deploy') {
    log.line(
      'GitOps',
      `deployed by the portal, although ${url} applies changes: its pipeline deploys nothing that differs, until the repository has taken this over`,
    );
    return undefined;
  }
  if (onGitOps === 'propose' && !appliedBy) {
    log.line('GitOps', `proposed for ${url}, whose pipeline applies changes`);
    return url;
  }
  throw new ConflictError(
    `onGitOps: changes of stack ${deployed.stack.name} are made in ${url}, whose pipeline applies them. Change deploy/ there, or set onGitOps: "propose" writes the files for a pull request, and "deploy" deploys in spite of that.`,
  );
}

/** Whether a request changes nothing that the files of a repository have. */
function changesNoFile(
  { stack, template }: { stack: StackRecord; template: string },
  request: Pick<StackRequest, 'parameters' | 'template'>,
): boolean {
  return (
    (request.template ?? template) === template &&
    Object.entries(request.parameters).every(
      ([name, value]) =>
        isOfDeployment(name) || stack.parameters[name] === value,
    )
  );
}
