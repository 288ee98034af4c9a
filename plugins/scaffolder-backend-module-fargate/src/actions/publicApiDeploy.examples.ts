import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Two small tasks in an environment of the catalog',
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
      ],
    }),
  },
  {
    description:
      'A new environment, and an API in it that scales with its load',
    example: stringify({
      steps: [
        {
          id: 'environment',
          name: 'Deploy the environment',
          action: 'fargate:environment:deploy',
          input: { target: 'dev', name: 'load', owner: 'group:default/team-a' },
        },
        {
          id: 'api',
          name: 'Deploy the API',
          action: 'fargate:public-api:deploy',
          input: {
            name: 'quotes',
            owner: 'group:default/team-a',
            environmentStackArn: '${{ steps.environment.output.stackArn }}',
            image: 'public.ecr.aws/docker/library/nginx:1.27',
            cpu: 512,
            memory: 1024,
            autoscaling: { minCount: 2, maxCount: 6, cpuTargetPercent: 50 },
            logRetentionDays: 7,
          },
        },
      ],
    }),
  },
];
