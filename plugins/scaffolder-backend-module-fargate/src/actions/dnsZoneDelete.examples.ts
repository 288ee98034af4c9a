import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A zone whose APIs are deleted',
    example: stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the zone',
          action: 'fargate:dns-zone:delete',
          input: {
            zone: 'resource:default/api-acme-com',
            confirm: 'api.acme.com',
          },
        },
      ],
    }),
  },
];
