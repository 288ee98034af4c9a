import { assertEntityFree } from '../catalog/assertEntityFree';
import { environmentRef } from '../catalog/entityRefs';
import { publishStack } from '../catalog/publishStack';
import { toEntity } from '../catalog/toEntity';
import { authorizeVpc } from '../environment/authorizeVpc';
import { clusterStackName } from '../environment/clusterRequest';
import {
  assertEnvironment,
  checkEnvironment,
  deployEnvironment,
} from '../environment/deployEnvironment';
import { dryRunEnvironment } from '../environment/dryRunEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { createAction } from './createAction';
import { endDeployment } from '../run/endDeployment';
import { examples } from './environmentDeploy.examples';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';

/**
 * `fargate:environment:deploy`: creates or updates an environment: its VPC, its
 * ECS cluster and their connectivity.
 *
 * @public
 */
export function createEnvironmentDeployAction(
  dependencies: ActionDependencies,
) {
  const { aws, catalog, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:environment:deploy',
    description:
      'Deploys a Fargate environment: a VPC and an ECS cluster at the same time, or an ECS cluster for an existing VPC.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        target: fields.targetField,
        name: fields.environmentNameField,
        owner: fields.ownerField,
        description: fields.descriptionField,
        network: z =>
          z
            .object({
              cidr: fields.cidrField(z),
              availabilityZoneCount: fields.availabilityZoneCountField(z),
              natGateways: fields.natGatewaysField(z),
            })
            .optional()
            .describe('The VPC to create, unless existing is given'),
        existing: z =>
          fields
            .existingNetworkField(z)
            .optional()
            .describe('An existing VPC to use instead of creating one'),
        containerInsights: fields.containerInsightsField,
        endpoints: fields.endpointsField,
        transitGateway: z =>
          fields
            .transitGatewayField(z)
            .optional()
            .describe('Transit gateway to consumers in other accounts'),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: z =>
          z
            .string()
            .describe(
              'ARN of the cluster stack, which identifies the environment',
            ),
        vpcStackArn: z =>
          z
            .string()
            .optional()
            .describe('ARN of the VPC stack, unless an existing VPC is used'),
        entityRef: z =>
          z.string().describe('Entity reference of the environment'),
        vpcId: z => z.string().describe('Id of the VPC'),
        egressIps: fields.egressIpsField,
        attachmentId: z =>
          z
            .string()
            .optional()
            .describe('Id of the attachment to the transit gateway'),
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
      const target = aws.targets.get(input.target);
      const entity = toEntity(input);
      await checkEnvironment(entity, input);
      const isKnown = await assertEntityFree(
        catalog,
        [environmentRef(entity)],
        { ...target, name: clusterStackName(entity) },
        await ctx.getInitiatorCredentials(),
      );
      const permit = await ctx.access.toDeploy({
        target,
        subject: 'environment',
        entityRef: environmentRef(entity),
        owner: entity.owner,
        isKnown,
      });
      const context = await openDeployment(
        ctx,
        dependencies,
        permit,
        clusterStackName(entity),
      );
      const { clients } = context;
      if (input.existing) {
        await authorizeVpc(clients, input.existing.vpcId, {
          signal,
          authorize: stack => permit.authorize(clients, stack),
        });
      }
      await assertEnvironment(clients, input, { signal });
      const { consumerInstructions, ...deployed } = ctx.isDryRun
        ? await dryRunEnvironment(context, entity, input)
        : await deployEnvironment(context, entity, input, arn =>
            publishStack(events, arn),
          );
      endDeployment(ctx, context, {
        done: `environment ${entity.name}`,
        changed: deployed.changed,
        outputs: {
          ...deployed,
          entityRef: environmentRef(entity),
          consumerInstructions: consumerInstructions?.join('\n'),
        },
      });
    },
  });
}
