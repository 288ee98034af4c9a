import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { deployOrDryRun } from '../../run/deployOrDryRun';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { isUsable } from '../../stack/startAction';
import { Environment } from '../../environment/Environment';
import {
  vpcLinkRequest,
  vpcLinkStackName,
} from '../../environment/vpcLinkRequest';

/**
 * The VPC link of an environment and its namespace, as parameters of an API's stack.
 * The first API behind API Gateway creates them. Their price is that of a hosted zone,
 * and who may deploy into the environment needs nothing else to have them.
 *
 * @returns a word for them in a dry run that would create them first.
 * @throws NotAllowedError when their stack names what is not its own.
 * @throws DeploymentError when they cannot be created.
 */
export async function shareVpcLink(
  run: { isDryRun?: boolean },
  context: DeploymentContext,
  environment: Environment,
): Promise<Record<string, string> | string> {
  const { clients, signal } = context;
  const known = await describeStack(
    clients,
    vpcLinkStackName(environment.entity),
    { signal },
  );
  if (known?.kind === 'vpc-link' && isUsable(known.status)) {
    await context.authorize(clients, known);
    return parametersOf(known.outputs);
  }
  const { outputs } = await deployOrDryRun(
    run,
    context,
    await vpcLinkRequest(environment, known),
  );
  return run.isDryRun ? 'VPC link' : parametersOf(outputs);
}

function parametersOf({
  NamespaceId,
  VpcLinkId,
  VpcLinkSecurityGroupId,
}: Readonly<Record<string, string>>): Record<string, string> {
  return { NamespaceId, VpcLinkId, VpcLinkSecurityGroupId };
}
