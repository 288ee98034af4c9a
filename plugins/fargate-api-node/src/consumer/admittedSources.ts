import { IpPermission } from '@aws-sdk/client-ec2';

/**
 * Whom rules of security groups let in on one of some TCP ports, in order:
 * networks, or ids of prefix lists and of other groups.
 *
 * @public
 */
export function admittedSources(
  permissions: readonly IpPermission[],
  ports: readonly number[],
): string[] {
  const sources = permissions
    .filter(permission => ports.some(port => opens(permission, port)))
    .flatMap(permission => [
      ...(permission.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
      ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
      ...(permission.PrefixListIds ?? []).map(
        ({ PrefixListId }) => PrefixListId,
      ),
      ...(permission.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
    ])
    .flatMap(source => source ?? []);
  return [...new Set(sources)].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

/** Whether a rule is about a TCP port. */
export function opens(permission: IpPermission, port: number): boolean {
  const { IpProtocol, FromPort = port, ToPort = port } = permission;
  return (
    IpProtocol === '-1' ||
    (IpProtocol === 'tcp' && FromPort <= port && port <= ToPort)
  );
}
