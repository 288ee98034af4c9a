import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An API with little traffic, for whoever has a token',
    example: stringify({
      steps: [
        {
          id: 'api',
          name: 'Deploy the API',
          action: 'fargate:gateway-api:deploy',
          input: {
            name: 'reports',
            owner: 'group:default/team-a',
            environment: 'resource:default/dev',
            image: 'public.ecr.aws/docker/library/nginx:1.27',
            healthCheckPath: '/health',
            authorization: 'jwt',
            jwtIssuer: 'https://login.acme.com',
            jwtAudiences: ['reports'],
          },
        },
      ],
    }),
  },
];
