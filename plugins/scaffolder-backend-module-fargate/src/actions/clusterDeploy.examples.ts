import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A cluster for the VPC that an earlier step deployed',
    example: stringify({
      steps: [
        {
          id: 'vpc',
          name: 'Deploy the network',
          action: 'fargate:vpc:deploy',
          input: { target: 'dev', name: 'dev', owner: 'group:default/team-a' },
        },
        {
          id: 'cluster',
          name: 'Deploy the cluster',
          action: 'fargate:cluster:deploy',
          input: {
            target: 'dev',
            name: 'dev',
            owner: 'group:default/team-a',
            network: { vpcStackArn: '${{ steps.vpc.output.stackArn }}' },
            containerInsights: 'disabled',
          },
        },
      ],
    }),
  },
];
