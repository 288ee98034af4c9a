import {
  DescribeSecurityGroupsCommand,
  IpPermission,
} from '@aws-sdk/client-ec2';
import { paginateDescribeListeners } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ConflictError } from '@backstage/errors';
import {
  allowedSources,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from './itemsOf';
import { driftProblems } from './driftProblems';

const HTTP_PORT = 80;

/**
 * Checks, before an internal API is updated, that its load balancer and
 * security groups have not drifted from its stack.
 *
 * @throws ConflictError that names every problem and how to fix it.
 */
export async function assertNoDrift(
  clients: Pick<FargateClients, 'ec2' | 'elbv2'>,
  { name, outputs, parameters }: StackRecord,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const {
    LoadBalancerArn,
    LoadBalancerSecurityGroupId: balancerGroupId,
    ServiceSecurityGroupId: taskGroupId,
  } = outputs;
  if (!LoadBalancerArn || !balancerGroupId || !taskGroupId) {
    return;
  }
  const port = Number(parameters.ContainerPort);
  const ingress = await readIngress(
    clients,
    [balancerGroupId, taskGroupId],
    options,
  );
  const listeners = await itemsOf(
    paginateDescribeListeners(
      { client: clients.elbv2 },
      { LoadBalancerArn },
      { abortSignal: options.signal },
    ),
    page => page.Listeners,
  );
  const problems = driftProblems({
    listeners: listeners.map(listener => ({
      protocol: listener.Protocol!,
      port: listener.Port!,
      arn: listener.ListenerArn!,
    })),
    balancerGroupId,
    taskGroupId,
    port,
    taskSources: allowedSources(ingress.get(taskGroupId) ?? [], [port]),
    unencryptedSources: allowedSources(ingress.get(balancerGroupId) ?? [], [
      HTTP_PORT,
    ]),
  });
  if (problems.length) {
    throw new ConflictError(
      `${name} has drifted from its stack, and an update does not revert that. ${problems
        .map(problem => `${problem[0].toUpperCase()}${problem.slice(1)}.`)
        .join(' ')}`,
    );
  }
}

/** By group id. */
async function readIngress(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  groupIds: string[],
  options: { signal?: AbortSignal },
): Promise<Map<string, IpPermission[]>> {
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-id', Values: groupIds }],
    }),
    { abortSignal: options.signal },
  );
  return new Map(
    (SecurityGroups ?? []).map(group => [
      group.GroupId!,
      group.IpPermissions ?? [],
    ]),
  );
}
