import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A NAT gateway in each availability zone',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Update the environment',
          action: 'fargate:environment:update',
          input: {
            entityRef: 'resource:default/dev',
            natGateways: 'per-zone',
          },
        },
      ],
    }),
  },
];
