import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { checkRepository } from '../checks/checkRepository';
import { repositoryUrl } from '../checks/repositoryUrl';
import { DeploymentLog } from '../log/DeploymentLog';
import { examples } from './repositoryCheck.examples';

/**
 * `fargate:repository:check`: whether a repository can be created, asked before
 * anything is deployed. It uses nothing of AWS, and the action that creates the
 * repository decides who may.
 *
 * @public
 */
export function createRepositoryCheckAction({ config }: { config: Config }) {
  const integrations = ScmIntegrations.fromConfig(config);
  return createTemplateAction({
    id: 'fargate:repository:check',
    description:
      'Checks that a repository can be created on GitHub or GitLab, before an API is deployed that would be without it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Of the repository picker: github.com?owner=…&repo=…'),
        continueWith: z =>
          z
            .string()
            .optional()
            .describe(
              'Path of a file. A repository that has it, or has no commits, is that of an earlier attempt. Default: no repository is',
            ),
      },
      output: {
        exists: z =>
          z.boolean().describe('Whether an earlier attempt created it'),
        hasSource: z =>
          z.boolean().describe('Whether an earlier attempt pushed the source'),
        url: z => z.string().describe('Of the page of the repository'),
      },
    },
    async handler({ input, logger, output, signal }) {
      const { continueWith, repoUrl } = input;
      const { exists, hasSource } = await checkRepository(
        integrations,
        repoUrl,
        { continueWith: continueWith || undefined, signal },
      );
      const found = hasSource
        ? 'exists with its source, which stays as it is'
        : 'exists, and has no commits';
      new DeploymentLog(logger).line(
        'Note',
        `repository ${repoUrl} ${exists ? found : 'can be created'}`,
      );
      output('exists', exists);
      output('hasSource', hasSource);
      output('url', repositoryUrl(integrations, repoUrl));
    },
  });
}
