import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CONSUMER_HOPS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsumerService, VPC_ID } from '../consumers';
import { auditedCall } from './auditedCall';
import { entityRefInput } from './entityRefInput';
import { PLACE_INPUT } from './placeInput';
import { READ_ONLY } from './readOnly';

export function registerCheckConsumer(
  actions: ActionsRegistryService,
  auditor: AuditorService,
  consumers: ConsumerService,
): void {
  actions.register({
    name: 'check-consumer',
    title: 'Check whether a consumer can reach an internal API on AWS Fargate',
    description:
      'Checks the network configuration in AWS to find out whether a VPC, for example in another account, can reach an internal API that runs on AWS Fargate. If not, returns which hop is missing and how to fix it. Sends no traffic.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('For example api:default/orders'),
          place: z.string().optional().describe(PLACE_INPUT),
          target: z
            .string()
            .describe(
              "The name of the portal's target that contains the consumer's VPC",
            ),
          vpcId: z
            .string()
            .regex(VPC_ID)
            .describe(
              "The ID of the consumer's VPC, for example vpc-0a2bab76b25191e38",
            ),
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
                kind: z.string().describe('For example alias-missing'),
                facts: z.record(
                  z.string(),
                  z.union([z.string(), z.number(), z.array(z.string())]),
                ),
                text: z.string(),
                todo: z.string().optional(),
              }),
            )
            .describe('In order, up to the first missing hop'),
          consumer: z.object({ accountId: z.string(), vpcId: z.string() }),
          url: z.string(),
        }),
    },
    action: async ({ input: { entityRef, place, ...consumer }, credentials }) =>
      auditedCall(
        auditor,
        {
          eventId: 'consumer-check',
          action: 'check-consumer',
          input: { entityRef, consumer, ...(place && { place }) },
          credentials,
        },
        note =>
          consumers.check(
            entityRefInput(entityRef),
            consumer,
            credentials,
            note,
            place,
          ),
      ),
  });
}
