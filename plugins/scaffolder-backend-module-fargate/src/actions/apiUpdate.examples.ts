import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A new image; everything else is unchanged',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Update the API',
          action: 'fargate:api:update',
          input: {
            entityRef: 'api:default/orders',
            image: 'public.ecr.aws/docker/library/nginx:1.28',
          },
        },
      ],
    }),
  },
];
