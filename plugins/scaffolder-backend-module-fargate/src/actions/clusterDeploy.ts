import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { deployStack } from '../stack/deployStack';
import { dryRunArn, dryRunStack, isDryRunArn } from '../stack/dryRun';
import { assertEntityFree } from '../catalog/assertEntityFree';
import { resolveNetwork } from '../environment/readEnvironment';
import { assertNetwork } from '../checks/network/assertNetwork';
import { clusterRequest } from '../environment/clusterRequest';
import { ActionDependencies } from './ActionDependencies';
import { assertSameTarget } from './assertSameTarget';
import { examples } from './clusterDeploy.examples';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';
import { toEntity } from '../catalog/toEntity';

/**
 * `fargate:cluster:deploy`: makes or changes the cluster of an environment.
 *
 * @public
 */
export function createClusterDeployAction(dependencies: ActionDependencies) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:cluster:deploy',
    description:
      'Deploys the ECS cluster of a Fargate environment into a network, which makes the environment whole.',
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
            .describe(
              'A VPC stack of this portal, or a VPC that was there before',
            ),
        containerInsights: fields.containerInsightsField,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        clusterName: z => z.string().describe('Name of the ECS cluster'),
        entityRef: z =>
          z.string().describe('Reference of the environment in the catalog'),
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
      const request = await clusterRequest(entity, network, ctx.input);
      await assertEntityFree(
        catalog,
        [request.entityRef],
        { ...target, name: request.name },
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        request.name,
      );
      const { clients, log, signal } = context;
      if (!('vpcStackArn' in network)) {
        await assertNetwork(clients, network, { signal });
      } else if (!isDryRunArn(network.vpcStackArn)) {
        await resolveNetwork(clients, network, { signal });
      }
      const deployed = ctx.isDryRun
        ? { stack: await dryRunStack(context, request), changed: false }
        : await withFailureReport(log, () => deployStack(context, request));
      if (deployed.stack && !ctx.isDryRun) {
        await publishStack(events, deployed.stack.arn);
      }
      ctx.output(
        'stackArn',
        deployed.stack?.arn ?? dryRunArn(target, request.name),
      );
      ctx.output('clusterName', deployed.stack?.outputs.ClusterName ?? '');
      ctx.output('entityRef', request.entityRef);
      ctx.output('changed', deployed.changed);
    },
  });
}
