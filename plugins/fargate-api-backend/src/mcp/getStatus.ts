import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusService } from '../status';
import { auditedCall } from './auditedCall';
import { entityRefInput } from './entityRefInput';
import { PLACE_INPUT } from './placeInput';
import { READ_ONLY } from './readOnly';

export function registerGetStatus(
  actions: ActionsRegistryService,
  auditor: AuditorService,
  status: StatusService,
): void {
  actions.register({
    name: 'get-status',
    title: 'Get the status of an API on AWS Fargate',
    description:
      'Returns the status, URL, task counts and images of an API that runs on AWS Fargate, for a catalog entity of kind API or Component, such as api:default/orders.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('For example api:default/orders'),
          place: z.string().optional().describe(PLACE_INPUT),
        }),
      output: z =>
        z.object({
          state: z
            .string()
            .describe(
              'healthy, rolling-out, starting (tasks were added and are not healthy yet), degraded, down, scaled-to-zero, asleep (outside office hours, tasks start again at nextChange), gone, unconfirmed (the service does not name the entity in its tags) or unknown',
            ),
          url: z.string().optional(),
          desiredTasks: z.number().optional(),
          runningTasks: z.number().optional(),
          images: z.array(z.string()),
          accountId: z.string(),
          region: z.string(),
          observedAt: z
            .string()
            .optional()
            .describe('When the service was read from AWS'),
          nextChange: z
            .string()
            .optional()
            .describe('When a schedule next starts or stops tasks'),
          problems: z.array(z.string()).describe('The most important first'),
        }),
    },
    examples: [
      {
        title: 'Find out whether an API is up',
        input: { entityRef: 'api:default/orders' },
        output: {
          state: 'healthy',
          url: 'https://orders.api.acme.com',
          desiredTasks: 2,
          runningTasks: 2,
          images: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4.0'],
          accountId: '123456789012',
          region: 'eu-west-1',
          observedAt: '2026-01-01T03:00:00.000Z',
          problems: [],
        },
      },
    ],
    action: async ({ input, credentials }) =>
      auditedCall(
        auditor,
        { eventId: 'status-read', action: 'get-status', input, credentials },
        async note =>
          toOutput(
            await status.read(
              entityRefInput(input.entityRef),
              credentials,
              note,
              input.place,
            ),
          ),
      ),
  });
}

function toOutput(status: FargateApiStatus) {
  const { service, taskDefinition, endpoint, target, problems } = status;
  return {
    state: status.state,
    url: endpoint.value?.url,
    desiredTasks: service.value?.desired,
    runningTasks: service.value?.running,
    images: taskDefinition.value?.images ?? [],
    accountId: target.accountId,
    region: target.region,
    observedAt: service.observedAt,
    nextChange: status.nextChange?.value?.at,
    problems: problems.map(({ message }) => message),
  };
}
