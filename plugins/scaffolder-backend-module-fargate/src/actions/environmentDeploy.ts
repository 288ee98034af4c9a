import { StackDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertEntityFree } from '../catalog/assertEntityFree';
import { environmentRef } from '../catalog/entityRefs';
import { publishStack } from '../catalog/publishStack';
import { EntityInput, toEntity } from '../catalog/toEntity';
import { authorizeVpc } from '../environment/authorizeVpc';
import { clusterStackName } from '../environment/clusterRequest';
import {
  assertEnvironment,
  checkEnvironment,
  DeployedEnvironment,
  deployEnvironment,
  EnvironmentSettings,
} from '../environment/deployEnvironment';
import { dryRunEnvironment } from '../environment/dryRunEnvironment';
import {
  EnvironmentStacks,
  readEnvironmentStacks,
} from '../environment/EnvironmentStacks';
import { withLogDefaults } from '../environment/logSettings';
import {
  missingConnectivity,
  useEnvironment,
} from '../environment/useEnvironment';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { createAction } from './createAction';
import { endDeployment } from '../run/endDeployment';
import { examples } from './environmentDeploy.examples';
import * as fields from '../run/fields';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';

type EnvironmentRun = ActionRun & {
  input: EntityInput & EnvironmentSettings & { target: string };
};

/** An environment in a target that is open for its deployment. */
interface OpenedEnvironment {
  context: OpenedDeployment;
  entity: StackDescriptor['entity'];
  /** Its stacks, if it exists. */
  stacks: EnvironmentStacks | undefined;
  /** Whether the deployment creates VPC endpoints or a transit gateway attachment. */
  connects: boolean;
}

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
              privateSubnets: fields.privateSubnetsField(z),
            })
            .optional()
            .describe('The VPC to create, unless existing is given'),
        existing: z =>
          fields
            .existingNetworkField(z)
            .optional()
            .describe('An existing VPC to use instead of creating one'),
        containerInsights: fields.containerInsightsField,
        flowLogRetentionDays: fields.flowLogRetentionDaysField,
        execLogRetentionDays: fields.execLogRetentionDaysField,
        logKmsKeyArn: fields.logKmsKeyArnField,
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
      const opened = await openEnvironment(ctx);
      const { context, entity } = opened;
      const { consumerInstructions, ...deployed } = await deploy(ctx, opened);
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

  /** Opens the target of an environment, and reads the stacks that it has already. */
  async function openEnvironment(
    run: EnvironmentRun,
  ): Promise<OpenedEnvironment> {
    const { access, input, signal } = run;
    const target = aws.targets.get(input.target);
    const entity = toEntity(input);
    await checkEnvironment(entity, input);
    const stackName = clusterStackName(entity);
    const entityRef = environmentRef(entity);
    const isKnown = await assertEntityFree(
      catalog,
      [entityRef],
      { ...target, name: stackName },
      await run.getInitiatorCredentials(),
    );
    const mayDeploy = (owner: string) =>
      access.toDeploy({
        target,
        subject: 'environment',
        entityRef,
        owner,
        isKnown,
      });
    const opened = await openDeployment(
      run,
      dependencies,
      isKnown
        ? await access.toUseEnvironment(target, entityRef)
        : await mayDeploy(entity.owner),
      stackName,
    );
    const stacks = await readEnvironmentStacks(opened.clients, stackName, {
      signal,
      authorize: opened.authorize,
    });
    const { endpoints, transitGateway } = stacks
      ? missingConnectivity(stacks, input)
      : input;
    const connects = Boolean(endpoints || transitGateway);
    const { authorize } =
      isKnown && (!stacks || connects)
        ? await mayDeploy(stacks?.descriptor.entity.owner ?? entity.owner)
        : opened;
    return { context: { ...opened, authorize }, connects, entity, stacks };
  }

  async function deploy(
    run: EnvironmentRun,
    { connects, context, entity, stacks }: OpenedEnvironment,
  ): Promise<DeployedEnvironment> {
    const { input, isDryRun } = run;
    const { authorize, clients, signal } = context;
    // What is created in a VPC changes it.
    const vpcId = stacks
      ? connects && stacks.network.vpcId
      : input.existing?.vpcId;
    if (vpcId) {
      await authorizeVpc(clients, vpcId, {
        signal,
        authorize: stack => authorize(clients, stack),
      });
    }
    if (stacks) {
      const used = await useEnvironment(run, context, stacks, input);
      if (!isDryRun) {
        await publishStack(events, used.stackArn);
      }
      return used;
    }
    await assertEnvironment(clients, input, { signal });
    const settings = withLogDefaults(input, clients.target);
    return isDryRun
      ? dryRunEnvironment(context, entity, settings)
      : deployEnvironment(context, entity, settings, arn =>
          publishStack(events, arn),
        );
  }
}
