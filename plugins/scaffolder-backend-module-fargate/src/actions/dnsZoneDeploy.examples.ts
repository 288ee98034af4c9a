import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A zone whose parent zone is in another account of the portal',
    example: stringify({
      steps: [
        {
          id: 'zone',
          name: 'Deploy the zone',
          action: 'fargate:dns-zone:deploy',
          input: {
            target: 'dev',
            domainName: 'api.acme.com',
            owner: 'group:default/team-a',
            parentZone: { target: 'network' },
          },
        },
      ],
    }),
  },
];
