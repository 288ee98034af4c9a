import { InputError } from '@backstage/errors';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
import { findEntityStack } from '../catalog/findEntityStack';
import { publishStack } from '../catalog/publishStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { readEnvironmentStacks } from '../environment/EnvironmentStacks';
import { updateEnvironment } from './updateEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';
import { ownerRef } from '../validation/ownerRef';
import { createAction } from './createAction';
import { examples } from './environmentUpdate.examples';

/**
 * `fargate:environment:update`: changes an environment; what is not mentioned
 * stays as it is.
 *
 * @public
 */
export function createEnvironmentUpdateAction(
  dependencies: ActionDependencies,
) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:environment:update',
    description:
      'Changes settings of a deployed environment, such as its NAT gateways or endpoints. What is not mentioned stays as it is.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string().describe('Reference of the environment in the catalog'),
        owner: z =>
          z.string().optional().describe('New owner, as an entity reference'),
        title: z => z.string().optional().describe('New title in the catalog'),
        description: z =>
          z.string().optional().describe('New description in the catalog'),
        natGateways: z =>
          z
            .enum(['none', 'single', 'per-zone'])
            .optional()
            .describe(
              'NAT gateways of a VPC that the environment created. Fewer than before lose their fixed addresses',
            ),
        privateSubnets: z =>
          z
            .boolean()
            .optional()
            .describe(
              'true adds private subnets to a VPC that the environment created without them',
            ),
        availabilityZoneCount: z =>
          z
            .number()
            .int()
            .min(2)
            .max(3)
            .optional()
            .describe(
              'Number of availability zones of a VPC that the environment created',
            ),
        containerInsights: z =>
          z
            .enum(['enabled', 'enhanced', 'disabled'])
            .optional()
            .describe('CloudWatch Container Insights'),
        flowLogRetentionDays: fields.flowLogRetentionDaysField,
        execLogRetentionDays: fields.execLogRetentionDaysField,
        logKmsKeyArn: fields.logKmsKeyArnField,
        endpoints: z =>
          fields
            .endpointsField(z)
            .describe(
              'The VPC endpoints beside ecr.api, ecr.dkr, logs and S3; one that exists and is not listed is removed',
            ),
        transitGateway: z =>
          fields
            .transitGatewayField(z)
            .optional()
            .describe('Transit gateway to consumers in other accounts'),
        onReplacement: fields.onLossField,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: z =>
          z
            .string()
            .describe(
              'ARN of the cluster stack, which identifies the environment',
            ),
        entityRef: z =>
          z.string().describe('Entity reference of the environment'),
        egressIps: fields.egressIpsField,
        consumerInstructions: z =>
          z
            .string()
            .optional()
            .describe(
              "What the owners of the consumers' VPCs have to do to reach the environment",
            ),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { entity, stackArn } = await findEntityStack(
        catalog,
        input.entityRef,
        await ctx.getInitiatorCredentials(),
      );
      if (!isFargateEnvironment(entity)) {
        throw new InputError(
          `entityRef: ${input.entityRef} is not a Fargate environment. Choose an environment.`,
        );
      }
      const permit = await ctx.access.toChange(
        'update',
        aws.targets.forArn(stackArn),
        entity,
        input.owner ? ownerRef(input.owner) : undefined,
      );
      const context = await openDeployment(ctx, dependencies, permit, stackArn);
      const { clients } = context;
      const { entityRef } = await readOwnStack(clients, entity, stackArn, {
        signal,
      });
      const stacks = await readEnvironmentStacks(clients, stackArn, {
        signal,
        authorize: context.authorize,
      });
      if (!stacks) {
        throw new InputError(
          `entityRef: the first deployment of ${entityRef} has not ended. Deploy it again with fargate:environment:deploy.`,
        );
      }
      const updated = await updateEnvironment(ctx, context, stacks, input);
      if (!ctx.isDryRun) {
        await publishStack(events, stackArn);
      }
      endDeployment(ctx, context, {
        done: `environment ${stacks.descriptor.entity.name}`,
        changed: updated.changed,
        outputs: {
          stackArn,
          entityRef,
          egressIps: updated.egressIps,
          consumerInstructions: updated.consumerInstructions?.join('\n'),
          changed: updated.changed,
        },
      });
    },
  });
}
