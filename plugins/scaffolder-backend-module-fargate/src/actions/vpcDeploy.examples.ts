import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A VPC in two availability zones with one NAT gateway',
    example: stringify({
      steps: [
        {
          id: 'vpc',
          name: 'Deploy the network',
          action: 'fargate:vpc:deploy',
          input: { target: 'dev', name: 'dev', owner: 'group:default/team-a' },
        },
      ],
    }),
  },
  {
    description: 'A VPC with a NAT gateway in each of three availability zones',
    example: stringify({
      steps: [
        {
          id: 'vpc',
          name: 'Deploy the network',
          action: 'fargate:vpc:deploy',
          input: {
            target: 'dev',
            name: 'prod',
            owner: 'group:default/team-a',
            description: 'Everything that customers use',
            cidr: '10.20.0.0/16',
            availabilityZoneCount: 3,
            natGateways: 'per-zone',
          },
        },
      ],
    }),
  },
];
