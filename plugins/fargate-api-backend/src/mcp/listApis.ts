import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { EnvironmentService } from '../environment';
import { auditedCall } from './auditedCall';
import { entityRefInput } from './entityRefInput';
import { READ_ONLY } from './readOnly';

export function registerListApis(
  actions: ActionsRegistryService,
  auditor: AuditorService,
  environments: EnvironmentService,
): void {
  actions.register({
    name: 'list-apis',
    title: 'List the APIs in an environment on AWS Fargate',
    description:
      'Lists the APIs that are deployed to an environment, a catalog entity such as resource:default/dev.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          environmentRef: z
            .string()
            .describe('For example resource:default/dev'),
        }),
      output: z =>
        z.object({
          apis: z.array(
            z.object({ entityRef: z.string(), title: z.string().optional() }),
          ),
        }),
    },
    examples: [
      {
        title: 'List what runs in an environment',
        input: { environmentRef: 'resource:default/dev' },
        output: {
          apis: [{ entityRef: 'api:default/orders', title: 'Orders' }],
        },
      },
    ],
    action: async ({ input, credentials }) =>
      auditedCall(
        auditor,
        {
          eventId: 'apis-list',
          action: 'list-apis',
          input: { entityRef: input.environmentRef },
          credentials,
        },
        async note => ({
          apis: await environments.apis(
            entityRefInput(input.environmentRef),
            credentials,
            note,
          ),
        }),
      ),
  });
}
