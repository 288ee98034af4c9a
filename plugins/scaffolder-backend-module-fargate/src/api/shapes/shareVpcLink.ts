import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { Environment } from '../../environment/Environment';
import {
  vpcLinkRequest,
  vpcLinkStackName,
} from '../../environment/vpcLinkRequest';
import { ensureShared, readSharedStack } from './ensureShared';

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
  const name = vpcLinkStackName(environment.entity);
  const outputs = await ensureShared(
    run,
    context,
    async () => (await readSharedStack(context, name, 'vpc-link'))?.outputs,
    async () =>
      vpcLinkRequest(
        environment,
        await describeStack(clients, name, { signal }),
      ),
  );
  return outputs ? parametersOf(outputs) : 'VPC link';
}

function parametersOf({
  NamespaceId,
  VpcLinkId,
  VpcLinkSecurityGroupId,
}: Readonly<Record<string, string>>): Record<string, string> {
  return { NamespaceId, VpcLinkId, VpcLinkSecurityGroupId };
}
