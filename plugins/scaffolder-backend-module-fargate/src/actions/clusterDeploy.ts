import {
  describeStack,
  EnvironmentNetwork,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { publishStack } from '../catalog/publishStack';
import { assertCatalogTakes } from '../catalog/assertCatalogTakes';
import { toEntity } from '../catalog/toEntity';
import { assertNetwork } from '../checks/network/assertNetwork';
import {
  clusterRequest,
  clusterSettingsOf,
} from '../environment/clusterRequest';
import { withLogDefaults } from '../environment/logSettings';
import { resolveNetwork } from '../environment/readEnvironment';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isDryRunArn } from '../stack/dryRun';
import { ActionDependencies } from '../run/ActionDependencies';
import { assertSameTarget } from '../environment/assertSameTarget';
import { examples } from './clusterDeploy.examples';
import { createAction } from './createAction';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { openEnvironmentStack } from './openEnvironmentStack';

/**
 * `fargate:cluster:deploy`: creates or updates the cluster of an environment.
 *
 * @public
 */
export function createClusterDeployAction(dependencies: ActionDependencies) {
  const { aws, events } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:cluster:deploy',
    description:
      'Deploys the ECS cluster of a Fargate environment, which completes the environment.',
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
            .union([
              z.object({
                vpcStackArn: z
                  .string()
                  .describe('stackArn of fargate:vpc:deploy'),
              }),
              fields.existingNetworkField(z),
            ])
            .describe('A VPC stack of this portal, or an existing VPC'),
        containerInsights: fields.containerInsightsField,
        execLogRetentionDays: fields.execLogRetentionDaysField,
        logKmsKeyArn: fields.logKmsKeyArnField,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        clusterName: z => z.string().describe('Name of the ECS cluster'),
        entityRef: z =>
          z.string().describe('Entity reference of the environment'),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { network } = ctx.input;
      const target = aws.targets.get(ctx.input.target);
      if ('vpcStackArn' in network) {
        assertSameTarget(aws.targets, target, network.vpcStackArn);
      }
      const entity = toEntity(ctx.input);
      await assertCatalogTakes('cluster', { entity });
      const request = await clusterRequest(entity, network, ctx.input);
      const context = await openEnvironmentStack(
        ctx,
        dependencies,
        target,
        entity,
        request.name,
      );
      const { clients, signal } = context;
      await checkNetwork(context, network);
      const known = await describeStack(clients, request.name, { signal });
      const { arn, outputs, changed } = await deployOrDryRun(
        ctx,
        context,
        await clusterRequest(
          entity,
          network,
          known ? ctx.input : withLogDefaults(ctx.input, target),
          known && clusterSettingsOf(known),
        ),
      );
      if (!ctx.isDryRun) {
        await publishStack(events, arn);
      }
      endDeployment(ctx, context, {
        done: `cluster of environment ${entity.name}`,
        changed,
        outputs: {
          stackArn: arn,
          clusterName: outputs.ClusterName ?? '',
          entityRef: request.entityRef,
          changed,
        },
      });
    },
  });
}

/** Makes sure that the network can be used, and that the user is allowed to. */
async function checkNetwork(
  { authorize, clients, signal }: DeploymentContext,
  network: EnvironmentNetwork,
): Promise<void> {
  if ('vpcStackArn' in network && isDryRunArn(network.vpcStackArn)) {
    return;
  }
  await resolveNetwork(clients, network, {
    signal,
    authorize: stack => authorize(clients, stack),
  });
  if (!('vpcStackArn' in network)) {
    await assertNetwork(clients, network, { signal });
  }
}
