import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusService } from '../status';
import { auditedCall } from './auditedCall';
import { entityRefInput } from './entityRefInput';
import { PLACE_INPUT } from './placeInput';
import { READ_ONLY } from './readOnly';

export function registerExplainUnhealthy(
  actions: ActionsRegistryService,
  auditor: AuditorService,
  status: StatusService,
): void {
  actions.register({
    name: 'explain-unhealthy',
    title: 'Explain why an API on AWS Fargate is not healthy',
    description:
      'Explains why an API that runs on AWS Fargate is not healthy, and how to fix it. Returns problems with hints, the reasons for failed health checks and stopped tasks, and the latest service events.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('For example api:default/orders'),
          place: z.string().optional().describe(PLACE_INPUT),
        }),
      output: z =>
        z.object({
          state: z.string(),
          problems: z.array(
            z.object({
              severity: z.string(),
              kind: z
                .string()
                .describe('For example tasks-stopped, with the fact causeKind'),
              facts: z.record(
                z.string(),
                z.union([z.string(), z.number(), z.array(z.string())]),
              ),
              message: z.string(),
              hint: z.string().optional(),
              code: z.string().optional(),
            }),
          ),
          stoppedTasks: z.array(
            z.object({
              id: z.string(),
              reason: z.string().optional(),
              exitCodes: z.array(z.number()),
            }),
          ),
          events: z.array(z.string()).describe('Newest first'),
        }),
    },
    examples: [
      {
        title: 'Find out why an API is down',
        input: { entityRef: 'api:default/orders' },
        output: {
          state: 'down',
          problems: [
            {
              severity: 'error',
              kind: 'tasks-stopped',
              facts: {
                count: 1,
                causeKind: 'exited',
                cause: 'container orders exited with code 1',
                container: 'orders',
                exitCode: 1,
              },
              message: '1 task stopped: container orders exited with code 1',
              hint: 'Fix the error shown in the log of the container.',
              code: 'EssentialContainerExited',
            },
          ],
          stoppedTasks: [
            {
              id: '0123456789abcdef0123456789abcdef',
              reason: 'Essential container in task exited',
              exitCodes: [1],
            },
          ],
          events: ['(service orders) has started 1 tasks: (task 0123).'],
        },
      },
    ],
    action: async ({ input, credentials }) =>
      auditedCall(
        auditor,
        {
          eventId: 'status-read',
          action: 'explain-unhealthy',
          input,
          credentials,
        },
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

function toOutput({
  state,
  problems,
  stoppedTasks,
  service,
}: FargateApiStatus) {
  return {
    state,
    problems,
    stoppedTasks: (stoppedTasks.value ?? []).map(
      ({ id, reason, containers }) => ({
        id,
        reason,
        exitCodes: containers.flatMap(({ exitCode }) => exitCode ?? []),
      }),
    ),
    events: (service.value?.events ?? []).map(({ message }) => message),
  };
}
