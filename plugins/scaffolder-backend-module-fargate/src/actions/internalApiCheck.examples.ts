import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Can the VPC of the customer API call the orders API?',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the network path',
          action: 'fargate:internal-api:check',
          input: {
            entityRef: 'api:default/orders',
            consumer: { target: 'customers', vpcId: 'vpc-0a2bab76b25191e38' },
          },
        },
      ],
    }),
  },
];
