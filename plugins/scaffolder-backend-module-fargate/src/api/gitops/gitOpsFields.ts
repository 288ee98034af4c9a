import { z as zod } from 'zod/v3';

type Z = typeof zod;

/** What to do with a change of an API whose repository applies its changes. */
export const ON_GITOPS = ['fail', 'propose', 'deploy'] as const;

/** See {@link ON_GITOPS}. */
export type OnGitOps = (typeof ON_GITOPS)[number];

/** What a change says of the repository that applies changes of the API. */
export interface GitOpsInput {
  appliedBy?: string;
  onGitOps?: OnGitOps;
}

const appliedBy = (z: Z, when: string, effect: string) =>
  z
    .string()
    .optional()
    .describe(
      `Who applies changes of the API ${when}: the URL of a repository on GitHub or GitLab, whose pipeline does, or "portal". ${effect}`,
    );

const WRITES =
  'Writes the files of the repository to deploy/ in the folder proposal of the workspace.';

/** Who applies changes of an API once it is deployed. */
export const appliedByField = (z: Z) =>
  appliedBy(
    z,
    'once it is deployed',
    `${WRITES} Of an API that is deployed, fargate:api:update changes this. Default: unchanged, the portal for a new API`,
  );

/** Who applies changes of an API from now on. */
export const newAppliedByField = (z: Z) =>
  appliedBy(
    z,
    'from now on',
    `The pipeline for which this portal made roles gets the right to change settings, or loses it. ${WRITES} Default: unchanged`,
  );

/** For actions that deploy, and have nothing to propose. */
export const onGitOpsDeployField = (z: Z) =>
  z
    .enum(['fail', 'deploy'])
    .optional()
    .describe(
      'When the pipeline of a repository applies changes of the API: fail and name the repository, or deploy in spite of that. Default: fail',
    );

/** For actions that change a deployed API. */
export const onGitOpsField = (z: Z) =>
  z
    .enum(ON_GITOPS)
    .optional()
    .describe(
      'When the pipeline of a repository applies changes of the API: fail and name the repository, propose the change for it, or deploy in spite of that. Both write the files of the repository to deploy/ in the folder proposal of the workspace, for a pull request. Default: fail',
    );

/** What a pull request needs, of the actions that propose a change. */
export const proposalOutput = (z: Z) =>
  z
    .object({
      forge: z.enum(['github', 'gitlab']).describe('What hosts the repository'),
      repoUrl: z.string().describe('As publish:github:pull-request takes it'),
      branch: z.string().describe('Name of the branch of the pull request'),
      title: z.string().describe('Title of the pull request'),
      description: z.string().describe('With the plan, as Markdown'),
    })
    .optional()
    .describe(
      'The pull request by which the files in proposal become those of the repository; none where the portal applies changes',
    );
