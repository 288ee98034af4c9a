import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that the role of a pipeline in a target can be limited to its own API.
 *
 * @throws InputError when a pipeline would have more rights than that, or none.
 */
export function assertPipelinesAllowed({
  cloudFormationRoleArn,
  deliveryBoundaryArn,
  name,
  permissionsBoundaryArn,
}: FargateTarget): void {
  if (cloudFormationRoleArn) {
    throw new InputError(
      `environment: in target ${name} CloudFormation works with a service role (cloudFormationRoleArn), and a pipeline would change with its rights more than its own API. Choose an environment in another target, or deploy the API from an image.`,
    );
  }
  if (permissionsBoundaryArn && !deliveryBoundaryArn) {
    throw new InputError(
      `environment: target ${name} bounds the roles that the portal creates, and has no boundary for those of pipelines. Ask an administrator to deploy examples/iam/delivery-roles.yml and to set deliveryRolePath and deliveryBoundaryArn of the target.`,
    );
  }
}
