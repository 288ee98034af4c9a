import {
  DescribeSecurityGroupsCommand,
  IpPermission,
} from '@aws-sdk/client-ec2';
import { ConflictError } from '@backstage/errors';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Checks that a deployed API's tasks, which are to have public IP addresses, admit
 * its load balancer and nobody else. An update does not remove a rule that somebody
 * added, because CloudFormation does not detect drift.
 *
 * @throws ConflictError that names each other rule.
 */
export async function assertTaskIngress(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  { name, outputs, parameters }: StackRecord,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const {
    LoadBalancerSecurityGroupId: balancerGroupId,
    ServiceSecurityGroupId: taskGroupId,
  } = outputs;
  if (!balancerGroupId || !taskGroupId) {
    return;
  }
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-id', Values: [taskGroupId] }],
    }),
    { abortSignal: options.signal },
  );
  const wider = widerRules(SecurityGroups?.[0]?.IpPermissions ?? [], {
    balancerGroupId,
    port: Number(parameters.ContainerPort),
  });
  if (wider.length) {
    throw new ConflictError(
      `${name} has drifted from its stack, and an update does not revert that. The tasks' security group ${taskGroupId} allows ${wider.join(
        ', ',
      )}, and tasks with public IP addresses must be called through the load balancer only: delete every ingress rule but that of ${balancerGroupId} on port ${
        parameters.ContainerPort
      }.`,
    );
  }
}

/** Ingress beside that of a load balancer on one port, as text. */
export function widerRules(
  permissions: readonly IpPermission[],
  { balancerGroupId, port }: { balancerGroupId: string; port: number },
): string[] {
  return permissions.flatMap(permission => {
    const { IpProtocol, FromPort, ToPort } = permission;
    const isOwnPort =
      IpProtocol === 'tcp' && FromPort === port && ToPort === port;
    return sourcesOf(permission)
      .filter(source => !isOwnPort || source !== balancerGroupId)
      .map(source => `${source} on ${portsOf(permission)}`);
  });
}

function sourcesOf(permission: IpPermission): string[] {
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
    ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
  ].flatMap(source => source ?? []);
}

/** `TCP 8080`, `UDP 1-1024`, `all ports` */
function portsOf({ IpProtocol, FromPort, ToPort }: IpPermission): string {
  if (IpProtocol === '-1') {
    return 'all ports';
  }
  const ports = FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`;
  return `${IpProtocol?.toUpperCase()} ${ports}`;
}
