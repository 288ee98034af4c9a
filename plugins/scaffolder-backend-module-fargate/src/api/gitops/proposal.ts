import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  Repositories,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { listOf } from '../../log/format';
import { listChanges, PlannedChange } from '../../log/PlannedChanges';
import { ActionDependencies } from '../../run/ActionDependencies';
import { ActionRun } from '../../run/ActionRun';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { dryRunStack } from '../../stack/dryRun';
import { StackPlan } from '../../stack/StackPlan';
import { StackRequest } from '../../stack/StackRequest';
import { ApiStack } from '../apiUpdate';
import { readTemplate } from '../configuration/configureTemplate';
import { AppliedFrom, appliedFrom, PORTAL, repositoryOf } from './appliedBy';
import { assertWithinPipeline } from './beyondPipeline';
import { GitOpsInput } from './gitOpsFields';
import {
  deployFiles,
  differences,
  FILES,
  pinsImage,
  StackSource,
} from './deployFiles';

/** The folder of the workspace whose files a pull request adds. */
const FOLDER = 'proposal';

/** What a pull request is opened with. */
export interface Proposal {
  forge: AppliedFrom['forge'];
  repoUrl: string;
  branch: string;
  title: string;
  description: string;
}

/**
 * Proposes an update for the repository whose pipeline applies it, in place of
 * deploying it: plans it, and writes the files. A dry run only plans.
 *
 * @param url - of the repository.
 * @param change.title - in the imperative: `Update orders`.
 * @param change.pins - whether the image is part of the change.
 * @throws ConflictError when the pipeline could not apply it, or the repository has
 *   what is not deployed yet.
 */
export async function proposeUpdate(
  run: Pick<ActionRun, 'access' | 'isDryRun' | 'task' | 'workspacePath'>,
  dependencies: Pick<ActionDependencies, 'integrations'>,
  context: DeploymentContext,
  {
    stack,
    deployedTemplate,
    request,
    url,
    change,
  }: {
    stack: ApiStack;
    deployedTemplate: string;
    request: StackRequest & { template: string };
    url: string;
    change: { title: string; pins: boolean };
  },
): Promise<Proposal> {
  const source = appliedFrom(dependencies.integrations, url);
  const isPinned = await readPin(dependencies, context, source, {
    template: deployedTemplate,
    parameters: stack.parameters,
  });
  const plans: StackPlan[] = [];
  await dryRunStack({ ...context, plans }, request);
  context.plans?.push(...plans);
  const changes = plans.flatMap(plan => plan.changes ?? []);
  assertWithinPipeline(changes);
  if (!run.isDryRun) {
    await writeFiles(
      run,
      {
        template: request.template,
        parameters: { ...stack.parameters, ...request.parameters },
      },
      isPinned || change.pins,
    );
  }
  return proposal(run, source, change.title, describePlan(changes));
}

/**
 * Proposes what a stack has for the repository whose pipeline applies its changes:
 * when it begins to, and after the portal deployed in its place.
 */
export async function proposeDeployed(
  run: Pick<ActionRun, 'access' | 'isDryRun' | 'task' | 'workspacePath'>,
  { integrations }: Pick<ActionDependencies, 'integrations'>,
  context: DeploymentContext,
  {
    stackArn,
    url,
    pins,
  }: { stackArn: string; url: string | undefined; pins: boolean },
): Promise<Proposal | undefined> {
  if (run.isDryRun || !url) {
    return undefined;
  }
  const source = appliedFrom(integrations, url);
  const stack = (await describeStack(context.clients, stackArn, {
    signal: context.signal,
  }))!;
  const template = await readTemplate(context, stack);
  await writeFiles(run, { ...stack, template }, pins);
  return proposal(
    run,
    source,
    `Take over what is deployed of ${stack.name}`,
    'The files are those of the stack as it is, so a merge changes nothing. Until then the pipeline deploys nothing that differs from it.',
  );
}

/**
 * The URL of the repository that has to take over what the portal deployed, if any.
 *
 * @param before - the stack as it was.
 */
export function takenOverBy(
  before: Pick<StackRecord, 'tags'> | undefined,
  changed: boolean,
  { appliedBy, onGitOps }: GitOpsInput,
): string | undefined {
  if (appliedBy) {
    return appliedBy === PORTAL ? undefined : appliedBy;
  }
  return changed && onGitOps === 'deploy' ? repositoryOf(before) : undefined;
}

/**
 * Whether the repository pins the image.
 *
 * @throws ConflictError when it has what is not deployed.
 */
async function readPin(
  { integrations }: Pick<ActionDependencies, 'integrations'>,
  { signal }: DeploymentContext,
  { repository, url }: AppliedFrom,
  deployed: StackSource,
): Promise<boolean> {
  const repositories = new Repositories(integrations);
  const [template, parameters] = await Promise.all(
    [FILES.template, FILES.parameters].map(file =>
      repositories.textOf(repository, file, { signal }),
    ),
  );
  // Not merged yet: the proposal brings them.
  if (template === undefined || parameters === undefined) {
    return false;
  }
  const names = differences({ template, parameters }, deployed);
  if (names.length) {
    throw new ConflictError(
      `The stack does not have what deploy/ of ${url} has: ${listOf(
        names,
      )}. Let the pipeline apply it first, or merge the pull request that takes over what is deployed.`,
    );
  }
  return pinsImage(parameters);
}

async function writeFiles(
  { workspacePath }: Pick<ActionRun, 'workspacePath'>,
  source: StackSource,
  isPinned: boolean,
): Promise<void> {
  const files = deployFiles(source, { pins: isPinned });
  for (const [path, text] of Object.entries(files)) {
    const file = join(workspacePath!, FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

function proposal(
  { access, task }: Pick<ActionRun, 'access' | 'task'>,
  { forge, repoUrl }: AppliedFrom,
  title: string,
  text: string,
): Proposal {
  return {
    forge,
    repoUrl,
    branch: `fargate-api-${task.id}`,
    title,
    description: `${text}\n\nProposed in the portal by ${access.initiator.name}.`,
  };
}

function describePlan(changes: readonly PlannedChange[]): string {
  const lines = listChanges(changes).map(line => `- ${line}`);
  return [
    'A merge changes, beside the image of the commit:',
    '',
    ...lines,
  ].join('\n');
}
