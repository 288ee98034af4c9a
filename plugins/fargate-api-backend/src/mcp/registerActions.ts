import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  CONSUMER_HOPS,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsumerService, VPC_ID } from '../consumers';
import { EnvironmentService } from '../environment';
import { StatusService } from '../status';
import { entityRefInput } from './entityRefInput';

const READ_ONLY = { readOnly: true, destructive: false, idempotent: true };

/** What machines may ask, under the same permissions as people. */
export function registerActions(options: {
  actions: ActionsRegistryService;
  consumers: ConsumerService;
  environments: EnvironmentService;
  status: StatusService;
}): void {
  const { actions, consumers, environments, status } = options;

  actions.register({
    name: 'get-status',
    title: 'Get the status of an API on AWS Fargate',
    description:
      'Tells whether an API that runs on AWS Fargate is up, where it answers and what it runs, for a catalog entity of kind API or Component, e.g. api:default/orders.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('E.g. api:default/orders'),
        }),
      output: z =>
        z.object({
          state: z
            .string()
            .describe(
              'healthy, rolling-out, degraded, down, scaled-to-zero, gone or unknown',
            ),
          url: z.string().optional(),
          desiredTasks: z.number().optional(),
          runningTasks: z.number().optional(),
          images: z.array(z.string()),
          accountId: z.string(),
          region: z.string(),
          observedAt: z.string().optional().describe('When AWS said so'),
          problems: z.array(z.string()).describe('The most telling first'),
        }),
    },
    examples: [
      {
        title: 'Whether an API is up',
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
    action: async ({ input, credentials }) => ({
      output: summaryOf(
        await status.read(entityRefInput(input.entityRef), credentials),
      ),
    }),
  });

  actions.register({
    name: 'explain-unhealthy',
    title: 'Explain why an API on AWS Fargate is not healthy',
    description:
      'Tells why an API that runs on AWS Fargate is not healthy and what to do about it: problems with hints, why its targets fail the health checks, why tasks stopped, and the last events of its service.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('E.g. api:default/orders'),
        }),
      output: z =>
        z.object({
          state: z.string(),
          problems: z.array(
            z.object({
              severity: z.string(),
              kind: z
                .string()
                .describe('E.g. tasks-stopped, with the fact causeKind'),
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
        title: 'Why an API is down',
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
    action: async ({ input, credentials }) => ({
      output: explanationOf(
        await status.read(entityRefInput(input.entityRef), credentials),
      ),
    }),
  });

  actions.register({
    name: 'list-apis',
    title: 'List the APIs in an environment on AWS Fargate',
    description:
      'Lists the APIs that are deployed to an environment, a catalog entity such as resource:default/dev.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          environmentRef: z.string().describe('E.g. resource:default/dev'),
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
        title: 'What runs in an environment',
        input: { environmentRef: 'resource:default/dev' },
        output: {
          apis: [{ entityRef: 'api:default/orders', title: 'Orders' }],
        },
      },
    ],
    action: async ({ input, credentials }) => ({
      output: {
        apis: await environments.apis(
          entityRefInput(input.environmentRef),
          credentials,
        ),
      },
    }),
  });

  actions.register({
    name: 'check-consumer',
    title: 'Check whether a consumer can reach an internal API on AWS Fargate',
    description:
      "Tells from AWS's own data whether a VPC, in another account say, can reach an internal API that runs on AWS Fargate, and if not, which step of the way is missing and who does what about it. Sends nothing over the way.",
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('E.g. api:default/orders'),
          target: z
            .string()
            .describe("Name of the portal's target with the consumer's VPC"),
          vpcId: z
            .string()
            .regex(VPC_ID)
            .describe('Id of that VPC, e.g. vpc-0a2bab76b25191e38'),
        }),
      output: z =>
        z.object({
          reachable: z.boolean(),
          missingHop: z.enum(CONSUMER_HOPS).optional(),
          explanation: z.string(),
          hops: z
            .array(
              z.object({
                hop: z.enum(CONSUMER_HOPS),
                state: z.enum(['ok', 'missing', 'unknown']),
                kind: z.string().describe('E.g. alias-missing'),
                facts: z.record(
                  z.string(),
                  z.union([z.string(), z.number(), z.array(z.string())]),
                ),
                text: z.string(),
                todo: z.string().optional(),
              }),
            )
            .describe('In order, up to the first one that is missing'),
          consumer: z.object({ accountId: z.string(), vpcId: z.string() }),
          url: z.string(),
        }),
    },
    action: async ({ input, credentials }) => ({
      output: await consumers.check(
        entityRefInput(input.entityRef),
        { target: input.target, vpcId: input.vpcId },
        credentials,
      ),
    }),
  });
}

function summaryOf(status: FargateApiStatus) {
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
    problems: problems.map(({ message }) => message),
  };
}

function explanationOf({
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
