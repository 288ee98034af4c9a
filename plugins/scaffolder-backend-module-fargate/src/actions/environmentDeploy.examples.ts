import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'An environment with its own VPC',
    example: stringify({
      steps: [
        {
          id: 'environment',
          name: 'Deploy the environment',
          action: 'fargate:environment:deploy',
          input: {
            target: 'dev',
            name: 'dev',
            owner: 'group:default/team-a',
            network: { natGateways: 'per-zone' },
          },
        },
      ],
    }),
  },
  {
    description: 'An environment in a VPC that an earlier step deployed',
    example: stringify({
      steps: [
        {
          id: 'vpc',
          name: 'Deploy the network',
          action: 'fargate:vpc:deploy',
          input: {
            target: 'dev',
            name: 'shared',
            owner: 'group:default/team-a',
          },
        },
        {
          id: 'environment',
          name: 'Deploy the environment',
          action: 'fargate:environment:deploy',
          input: {
            target: 'dev',
            name: 'dev',
            owner: 'group:default/team-a',
            existing: {
              vpcId: '${{ steps.vpc.output.vpcId }}',
              publicSubnetIds: '${{ steps.vpc.output.publicSubnetIds }}',
              privateSubnetIds: '${{ steps.vpc.output.privateSubnetIds }}',
            },
          },
        },
      ],
    }),
  },
];
