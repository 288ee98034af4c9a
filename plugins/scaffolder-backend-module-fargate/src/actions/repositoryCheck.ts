import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { assertRepositoryFree } from '../checks/assertRepositoryFree';
import { DeploymentLog } from '../log/DeploymentLog';
import { examples } from './repositoryCheck.examples';

/**
 * `fargate:repository:check`: whether a repository can be created, asked before
 * anything is deployed. It uses nothing of AWS, and `publish:github` decides who
 * may create the repository.
 *
 * @public
 */
export function createRepositoryCheckAction({ config }: { config: Config }) {
  const integrations = ScmIntegrations.fromConfig(config);
  return createTemplateAction({
    id: 'fargate:repository:check',
    description:
      'Checks that a repository can be created on GitHub, before an API is deployed that would be without it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Of the repository picker: github.com?owner=…&repo=…'),
      },
    },
    async handler({ input, logger, signal }) {
      await assertRepositoryFree(integrations, input.repoUrl, { signal });
      new DeploymentLog(logger).line(
        'Note',
        `repository ${input.repoUrl} can be created`,
      );
    },
  });
}
