import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { toEntity } from '../catalog/toEntity';
import { withLogDefaults } from '../environment/logSettings';
import { vpcRequest, vpcSettingsOf } from '../environment/vpcRequest';
import { splitIds } from '../stack/splitIds';
import { ActionDependencies } from '../run/ActionDependencies';
import { createAction } from './createAction';
import { deployOrDryRun } from '../run/deployOrDryRun';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { openEnvironmentStack } from './openEnvironmentStack';
import { examples } from './vpcDeploy.examples';

/**
 * `fargate:vpc:deploy`: creates or updates the VPC of an environment; what is not
 * mentioned of an existing one stays as it is.
 *
 * @public
 */
export function createVpcDeployAction(dependencies: ActionDependencies) {
  const { aws } = dependencies;
  return createAction(dependencies, {
    id: 'fargate:vpc:deploy',
    description:
      'Deploys the VPC of a Fargate environment, with public and private subnets.',
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
        privateSubnets: fields.privateSubnetsField,
        flowLogRetentionDays: fields.flowLogRetentionDaysField,
        logKmsKeyArn: fields.logKmsKeyArnField,
        onReplacement: fields.onLossField,
        ...fields.deploymentOptionFields,
      },
      output: {
        stackArn: fields.stackArnField,
        vpcId: z => z.string().describe('Id of the VPC'),
        publicSubnetIds: z =>
          z.array(z.string()).describe('One per availability zone'),
        privateSubnetIds: z =>
          z.array(z.string()).describe('One per availability zone, or none'),
        egressIps: fields.egressIpsField,
        changed: fields.changedField,
      },
    },
    async handler(ctx) {
      const target = aws.targets.get(ctx.input.target);
      const entity = toEntity(ctx.input);
      const request = await vpcRequest(entity, ctx.input);
      const context = await openEnvironmentStack(
        ctx,
        dependencies,
        target,
        entity,
        request.name,
      );
      const { clients } = context;
      const known = await describeStack(clients, request.name, {
        signal: ctx.signal,
      });
      const { arn, outputs, changed } = await deployOrDryRun(ctx, context, {
        ...(await vpcRequest(
          entity,
          known ? ctx.input : withLogDefaults(ctx.input, target),
          known && vpcSettingsOf(known),
        )),
        onReplacement: ctx.input.onReplacement ?? 'fail',
      });
      endDeployment(ctx, context, {
        done: `VPC of environment ${entity.name}`,
        changed,
        outputs: {
          stackArn: arn,
          vpcId: outputs.VpcId ?? '',
          publicSubnetIds: splitIds(outputs.PublicSubnetIds),
          privateSubnetIds: splitIds(outputs.PrivateSubnetIds),
          egressIps: splitIds(outputs.EgressIps),
          changed,
        },
      });
    },
  });
}
