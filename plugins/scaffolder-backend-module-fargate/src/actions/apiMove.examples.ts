import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Give up the own load balancer for the shared one',
    example: stringify({
      steps: [
        {
          id: 'move',
          name: 'Move the API',
          action: 'fargate:api:move',
          input: {
            entityRef: 'api:default/orders',
            loadBalancer: 'shared',
          },
        },
      ],
    }),
  },
];
