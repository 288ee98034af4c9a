import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Register the API that an earlier step deployed',
    example: stringify({
      steps: [
        {
          id: 'api',
          name: 'Deploy the API',
          action: 'fargate:public-api:deploy',
          input: {
            name: 'orders',
            owner: 'group:default/team-a',
            environment: 'resource:default/dev',
            image: 'public.ecr.aws/docker/library/nginx:1.27',
          },
        },
        {
          id: 'register',
          name: 'Register the API',
          action: 'fargate:api:register',
          input: { stackArn: '${{ steps.api.output.stackArn }}' },
        },
      ],
    }),
  },
];
