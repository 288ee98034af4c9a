import { IpPermission } from '@aws-sdk/client-ec2';

/**
 * The sources that rules of security groups allow on at least one of some TCP
 * ports, sorted: CIDR blocks, or IDs of prefix lists and other groups.
 *
 * @public
 */
export function allowedSources(
  permissions: readonly IpPermission[],
  ports: readonly number[],
): string[] {
  const sources = permissions
    .filter(permission => ports.some(port => allowsPort(permission, port)))
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

/**
 * Whether rules of a security group allow another one on a TCP port: by its ID, or by
 * addresses, which may be those of its members.
 *
 * @public
 */
export function mayReach(
  permissions: readonly IpPermission[],
  groupId: string,
  port: number,
): boolean {
  return allowedSources(permissions, [port]).some(
    source => source === groupId || !source.startsWith('sg-'),
  );
}

/** Whether a rule covers a TCP port. */
export function allowsPort(permission: IpPermission, port: number): boolean {
  const { IpProtocol, FromPort = port, ToPort = port } = permission;
  return (
    IpProtocol === '-1' ||
    (IpProtocol === 'tcp' && FromPort <= port && port <= ToPort)
  );
}
