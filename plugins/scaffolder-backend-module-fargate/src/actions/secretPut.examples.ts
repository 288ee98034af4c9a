import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'A password that a person typed in a field with ui:field: Secret, for an API that is deployed',
    example: stringify({
      steps: [
        {
          id: 'secret',
          name: 'Store the secret',
          action: 'fargate:secret:put',
          input: {
            entityRef: 'api:default/orders',
            variable: 'DATABASE_URL',
            value: '${{ secrets.databaseUrl }}',
          },
        },
        {
          id: 'update',
          name: 'Update the API',
          action: 'fargate:api:update',
          input: {
            entityRef: 'api:default/orders',
            secrets: '${{ steps.secret.output.secrets }}',
          },
        },
      ],
    }),
  },
];
