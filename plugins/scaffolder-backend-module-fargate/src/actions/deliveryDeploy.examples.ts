import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'A repository on GitHub whose branch main deploys an API, before the API exists',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Create the repository',
          action: 'github:repo:create',
          input: { repoUrl: 'github.com?owner=acme&repo=orders' },
        },
        {
          id: 'delivery',
          name: 'Let the pipeline deploy',
          action: 'fargate:delivery:deploy',
          input: {
            name: 'orders',
            owner: 'group:default/team-a',
            environment: 'resource:default/dev',
            repoUrl: 'github.com?owner=acme&repo=orders',
          },
        },
      ],
    }),
  },
];
