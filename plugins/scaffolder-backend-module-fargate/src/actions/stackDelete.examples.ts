import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'An environment without APIs, its cluster and then its network',
    example: stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the environment',
          action: 'fargate:stack:delete',
          input: { entityRef: 'resource:default/dev', confirm: 'dev' },
        },
      ],
    }),
  },
];
