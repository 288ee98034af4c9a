import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../stack/DeploymentContext';
import { DeployedStack, deployStack } from '../stack/deployStack';
import { deployTogether } from '../stack/deployTogether';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { formatSeconds, secondsBetween } from '../log/format';
import { logCompletedOnCancel } from '../log/logCompletedOnCancel';
import { assertEntityFree } from '../catalog/assertEntityFree';
import {
  assertConnectivity,
  checkConnectivity,
  deployConnectivity,
  ConnectivitySettings,
} from '../environment/deployConnectivity';
import { dryRunConnectivity } from '../environment/dryRunConnectivity';
import { networkOf, splitIds } from '../environment/readEnvironment';
import { assertNetwork } from '../checks/network/assertNetwork';
import { NetworkIds } from '../checks/network/Network';
import {
  clusterRequest,
  clusterStackName,
  ContainerInsights,
} from '../environment/clusterRequest';
import { environmentRef } from '../catalog/entityRefs';
import {
  DEFAULT_CIDR,
  VpcSettings,
  vpcRequest,
} from '../environment/vpcRequest';
import { ActionDependencies } from './ActionDependencies';
import { examples } from './environmentDeploy.examples';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { publishStack } from '../catalog/publishStack';
import { toEntity } from '../catalog/toEntity';

interface EnvironmentSettings extends ConnectivitySettings {
  network?: VpcSettings;
  existing?: NetworkIds;
  containerInsights?: ContainerInsights;
}

interface EnvironmentStacks {
  cluster: Pick<DeployedStack, 'stack' | 'changed'>;
  vpc?: Pick<DeployedStack, 'stack' | 'changed'>;
}

/**
 * `fargate:environment:deploy`: makes or changes an environment, its network
 * and its cluster at the same time.
 *
 * @public
 */
export function createEnvironmentDeployAction(
  dependencies: ActionDependencies,
) {
  const { aws, catalog, events } = dependencies;
  return createTemplateAction({
    id: 'fargate:environment:deploy',
    description:
      'Deploys a Fargate environment: a network and an ECS cluster at the same time, or a cluster into an existing VPC.',
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
            .describe('The network to make, unless an existing one is given'),
        existing: z =>
          fields
            .existingNetworkField(z)
            .optional()
            .describe('A VPC to use instead of making one'),
        containerInsights: fields.containerInsightsField,
        endpoints: fields.endpointsField,
        transitGateway: z =>
          fields
            .transitGatewayField(z)
            .optional()
            .describe('A way to consumers in other accounts'),
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: z =>
          z
            .string()
            .describe(
              'ARN of the cluster stack, which stands for the environment',
            ),
        vpcStackArn: z =>
          z
            .string()
            .optional()
            .describe('ARN of the VPC stack, where one was made'),
        entityRef: z =>
          z.string().describe('Reference of the environment in the catalog'),
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
              "What the consumers' side has to do for the way there, to be handed to it",
            ),
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const { existing, network } = ctx.input;
      const target = aws.targets.get(ctx.input.target);
      const entity = toEntity(ctx.input);
      if (existing && network) {
        throw new InputError(
          'Give either network, to make one, or existing, to use a VPC that is there; not both.',
        );
      }
      // Checks the settings before AWS is asked anything.
      await vpcRequest(entity, network ?? {});
      await clusterRequest(entity, { vpcStackArn: '' }, ctx.input);
      checkConnectivity(
        ctx.input,
        existing ? undefined : network?.cidr ?? DEFAULT_CIDR,
      );
      await assertEntityFree(
        catalog,
        [environmentRef(entity)],
        { ...target, name: clusterStackName(entity) },
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        clusterStackName(entity),
      );
      const { clients, log, signal } = context;
      const startedAt = clients.now();
      if (existing) {
        await assertNetwork(clients, existing, {
          isInternal: !existing.publicSubnetIds.length,
          getsEndpoints: Boolean(ctx.input.endpoints),
          signal,
        });
      }
      await assertConnectivity(clients, ctx.input, existing, { signal });
      if (ctx.isDryRun) {
        const ends = await dryRunEnvironment(context, entity, ctx.input);
        ctx.output('stackArn', ends.stackArn);
        ctx.output('vpcStackArn', ends.vpcStackArn);
        ctx.output('entityRef', environmentRef(entity));
        ctx.output('vpcId', existing?.vpcId ?? '');
        ctx.output('egressIps', []);
        ctx.output('changed', false);
        return;
      }
      const { cluster, vpc, paths } = await withFailureReport(log, async () => {
        const stacks = await deployEnvironment(context, entity, ctx.input);
        await publishStack(events, stacks.cluster.stack.arn);
        return {
          ...stacks,
          paths: await logCompletedOnCancel(
            context,
            [`environment ${entity.name} stands, without all of its ways`],
            () =>
              deployConnectivity(
                context,
                entity,
                ctx.input,
                existing ?? networkOf(stacks.vpc!.stack.outputs),
              ),
          ),
        };
      });
      log.line(
        'Done',
        `environment ${entity.name} · ${formatSeconds(
          secondsBetween(startedAt, clients.now()),
        )}`,
      );
      ctx.output('stackArn', cluster.stack.arn);
      ctx.output('vpcStackArn', vpc?.stack.arn);
      ctx.output('entityRef', environmentRef(entity));
      ctx.output('vpcId', vpc?.stack.outputs.VpcId ?? existing!.vpcId);
      ctx.output('egressIps', splitIds(vpc?.stack.outputs.EgressIps));
      ctx.output('attachmentId', paths.attachmentId);
      ctx.output('consumerInstructions', paths.instructions?.join('\n'));
      ctx.output(
        'changed',
        cluster.changed || Boolean(vpc?.changed) || paths.changed,
      );
    },
  });
}

async function deployEnvironment(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
): Promise<EnvironmentStacks> {
  if (settings.existing) {
    const request = await clusterRequest(entity, settings.existing, settings);
    return { cluster: await deployStack(context, request) };
  }
  const [vpc, cluster] = await deployTogether(
    context,
    await vpcRequest(entity, settings.network ?? {}),
    vpcStackArn => clusterRequest(entity, { vpcStackArn }, settings),
  );
  return { vpc, cluster };
}

async function dryRunEnvironment(
  context: DeploymentContext,
  entity: StackDescriptor['entity'],
  settings: EnvironmentSettings,
): Promise<{ stackArn: string; vpcStackArn?: string }> {
  const { target } = context.clients;
  let vpcStackArn: string | undefined;
  let network = settings.existing;
  if (!network) {
    const request = await vpcRequest(entity, settings.network ?? {});
    const stack = await dryRunStack(context, request);
    vpcStackArn = stack?.arn ?? dryRunArn(target, request.name);
    network = stack?.outputs.VpcId ? networkOf(stack.outputs) : undefined;
  }
  const request = await clusterRequest(
    entity,
    settings.existing ?? { vpcStackArn: vpcStackArn! },
    settings,
  );
  const stack = await dryRunStack(context, request);
  await dryRunConnectivity(context, entity, settings, network);
  return {
    stackArn: stack?.arn ?? dryRunArn(target, request.name),
    vpcStackArn,
  };
}
