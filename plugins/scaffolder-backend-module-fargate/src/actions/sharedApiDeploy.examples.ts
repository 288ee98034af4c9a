import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An API that has a path of a host',
    example: stringify({
      steps: [
        {
          id: 'api',
          name: 'Deploy the API',
          action: 'fargate:shared-api:deploy',
          input: {
            name: 'orders',
            owner: 'group:default/team-a',
            environment: 'resource:default/dev',
            zone: 'resource:default/api-acme-com',
            image: 'public.ecr.aws/docker/library/nginx:1.27',
            domainName: 'shop.api.acme.com',
            path: '/orders',
            healthCheckPath: '/health',
          },
        },
      ],
    }),
  },
];
