import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'The image of the first commit, which the pipeline builds',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push the source',
          action: 'github:repo:push',
          input: { repoUrl: 'github.com?owner=acme&repo=orders' },
        },
        {
          id: 'image',
          name: 'Wait for the first image',
          action: 'fargate:image:await',
          input: {
            stackArn: '${{ steps.delivery.output.stackArn }}',
            tag: '${{ steps.push.output.commitHash }}',
            repoUrl: 'github.com?owner=acme&repo=orders',
          },
        },
      ],
    }),
  },
];
