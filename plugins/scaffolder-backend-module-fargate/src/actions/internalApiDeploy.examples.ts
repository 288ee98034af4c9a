import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An API in an environment and a zone of the catalog',
    example: stringify({
      steps: [
        {
          id: 'api',
          name: 'Deploy the API',
          action: 'fargate:internal-api:deploy',
          input: {
            name: 'orders',
            owner: 'group:default/team-a',
            environment: 'resource:default/inside',
            zone: 'resource:default/api-acme-com',
            image:
              '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:2026-11-22',
            consumerCidrs: ['10.1.0.0/16'],
          },
        },
      ],
    }),
  },
];
