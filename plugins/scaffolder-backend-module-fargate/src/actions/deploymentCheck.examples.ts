import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const environment = {
  action: 'fargate:environment:deploy',
  input: { target: 'dev', name: 'checked', owner: 'group:default/team-a' },
};
const api = {
  action: 'fargate:public-api:deploy',
  input: {
    name: 'checked',
    owner: 'group:default/team-a',
    image: 'public.ecr.aws/docker/library/nginx:1.27',
  },
};

export const examples: TemplateExample[] = [
  {
    description: 'A new environment and an API in it, checked before both',
    example: stringify(
      {
        steps: [
          {
            id: 'check',
            name: 'Check',
            action: 'fargate:deployment:check',
            input: { steps: [environment, api] },
          },
          {
            id: 'environment',
            name: 'Deploy the environment',
            ...environment,
          },
          {
            id: 'api',
            name: 'Deploy the API',
            ...api,
            input: {
              ...api.input,
              environmentStackArn: '${{ steps.environment.output.stackArn }}',
            },
          },
        ],
      },
      { aliasDuplicateObjects: false },
    ),
  },
];
