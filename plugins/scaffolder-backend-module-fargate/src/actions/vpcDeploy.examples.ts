import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A network in two zones with one NAT gateway',
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
    description: 'A network that survives the loss of a zone',
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
