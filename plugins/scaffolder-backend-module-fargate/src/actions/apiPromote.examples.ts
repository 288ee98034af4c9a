import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'The image that runs in the environment before',
    example: stringify({
      steps: [
        {
          id: 'promote',
          name: 'Promote the API',
          action: 'fargate:api:promote',
          input: {
            from: 'api:default/orders-dev',
            entityRef: 'api:default/orders',
          },
        },
      ],
    }),
  },
];
