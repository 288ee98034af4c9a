import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Before an API is deployed that gets a repository',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Check the repository',
          action: 'fargate:repository:check',
          input: { repoUrl: 'github.com?owner=acme&repo=orders' },
        },
      ],
    }),
  },
];
