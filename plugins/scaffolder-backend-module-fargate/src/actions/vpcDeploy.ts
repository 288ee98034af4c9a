import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { deployStack } from '../stack/deployStack';
import { dryRunArn, dryRunStack } from '../stack/dryRun';
import { assertEntityFree } from '../catalog/assertEntityFree';
import { splitIds } from '../environment/readEnvironment';
import { clusterStackName } from '../environment/clusterRequest';
import { vpcRequest } from '../environment/vpcRequest';
import { ActionDependencies } from './ActionDependencies';
import { withFailureReport } from './withFailureReport';
import * as fields from './fields';
import { openDeployment } from './openDeployment';
import { toEntity } from '../catalog/toEntity';
import { examples } from './vpcDeploy.examples';

/**
 * `fargate:vpc:deploy`: makes or changes the network of an environment.
 *
 * @public
 */
export function createVpcDeployAction(dependencies: ActionDependencies) {
  const { aws, catalog } = dependencies;
  return createTemplateAction({
    id: 'fargate:vpc:deploy',
    description:
      'Deploys the network of a Fargate environment: a VPC with public and private subnets.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        target: fields.targetField,
        name: fields.environmentNameField,
        owner: fields.ownerField,
        description: fields.descriptionField,
        cidr: fields.cidrField,
        availabilityZoneCount: fields.availabilityZoneCountField,
        natGateways: fields.natGatewaysField,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        vpcId: z => z.string().describe('Id of the VPC'),
        publicSubnetIds: z =>
          z.array(z.string()).describe('One per availability zone'),
        privateSubnetIds: z =>
          z.array(z.string()).describe('One per availability zone'),
        egressIps: fields.egressIpsField,
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const target = aws.targets.get(ctx.input.target);
      const entity = toEntity(ctx.input);
      const request = await vpcRequest(entity, ctx.input);
      await assertEntityFree(
        catalog,
        [request.entityRef],
        { ...target, name: clusterStackName(entity) },
        await ctx.getInitiatorCredentials(),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        target,
        request.name,
      );
      const deployed = ctx.isDryRun
        ? { stack: await dryRunStack(context, request), changed: false }
        : await withFailureReport(context.log, () =>
            deployStack(context, request),
          );
      const outputs = deployed.stack?.outputs ?? {};
      ctx.output(
        'stackArn',
        deployed.stack?.arn ?? dryRunArn(target, request.name),
      );
      ctx.output('vpcId', outputs.VpcId ?? '');
      ctx.output('publicSubnetIds', splitIds(outputs.PublicSubnetIds));
      ctx.output('privateSubnetIds', splitIds(outputs.PrivateSubnetIds));
      ctx.output('egressIps', splitIds(outputs.EgressIps));
      ctx.output('changed', deployed.changed);
    },
  });
}
