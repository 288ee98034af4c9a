import { assertEntityFree } from '../catalog/assertEntityFree';
import { environmentRef } from '../catalog/entityRefs';
import { publishStack } from '../catalog/publishStack';
import { toEntity } from '../catalog/toEntity';
import { authorizeVpc } from '../environment/authorizeVpc';
import { clusterStackName } from '../environment/clusterRequest';
import {
  assertEnvironment,
  checkEnvironment,
  DeployedEnvironment,
  deployEnvironment,
} from '../environment/deployEnvironment';
import { dryRunEnvironment } from '../environment/dryRunEnvironment';
import { readEnvironmentStacks } from '../environment/EnvironmentStacks';
import {
  missingConnectivity,
  useEnvironment,
} from '../environment/useEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { createAction } from './createAction';
import { endDeployment } from '../run/endDeployment';
import { examples } from './environmentDeploy.examples';
import * as fields from '../run/fields';
import { openDeployment } from '../run/openDeployment';

/**
 * `fargate:environment:deploy`: creates an environment: its VPC, its ECS cluster
 * and their connectivity. One that exists is used as it is.
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
      'Deploys a Fargate environment: a VPC and an ECS cluster at the same time, or an ECS cluster for an existing VPC. An environment that exists is used as it is; fargate:environment:update changes one.',
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
      const entityRef = environmentRef(entity);
      const mayDeploy = (owner: string) =>
        ctx.access.toDeploy({
          target,
          subject: 'environment',
          entityRef,
          owner,
          isKnown,
        });
      const opened = await openDeployment(
        ctx,
        dependencies,
        isKnown
          ? await ctx.access.toUseEnvironment(target, entityRef)
          : await mayDeploy(entity.owner),
        clusterStackName(entity),
      );
      const stacks = await readEnvironmentStacks(
        opened.clients,
        clusterStackName(entity),
        { signal, authorize: opened.authorize },
      );
      const { endpoints, transitGateway } = stacks
        ? missingConnectivity(stacks, input)
        : input;
      const { authorize } =
        isKnown && (!stacks || endpoints || transitGateway)
          ? await mayDeploy(stacks?.descriptor.entity.owner ?? entity.owner)
          : opened;
      const context = { ...opened, authorize };
      const { consumerInstructions, ...deployed } = await deploy();
      endDeployment(ctx, context, {
        done: `environment ${entity.name}`,
        changed: deployed.changed,
        outputs: {
          ...deployed,
          entityRef,
          consumerInstructions: consumerInstructions?.join('\n'),
        },
      });

      async function deploy(): Promise<DeployedEnvironment> {
        const { clients } = context;
        // What is created in a VPC changes it.
        const vpcId = stacks
          ? (endpoints || transitGateway) && stacks.network.vpcId
          : input.existing?.vpcId;
        if (vpcId) {
          await authorizeVpc(clients, vpcId, {
            signal,
            authorize: stack => authorize(clients, stack),
          });
        }
        if (stacks) {
          const used = await useEnvironment(ctx, context, stacks, input);
          if (!ctx.isDryRun) {
            await publishStack(events, used.stackArn);
          }
          return used;
        }
        await assertEnvironment(clients, input, { signal });
        return ctx.isDryRun
          ? dryRunEnvironment(context, entity, input)
          : deployEnvironment(context, entity, input, arn =>
              publishStack(events, arn),
            );
      }
    },
  });
}
