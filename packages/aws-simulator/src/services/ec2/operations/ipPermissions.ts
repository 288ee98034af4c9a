import type {
  AuthorizeSecurityGroupIngressRequest,
  IpPermission,
} from '@aws-sdk/client-ec2';
import { Region } from '../../../world/World';
import { RuleInput } from '../model/securityGroupRules';
import { RulePeer, SecurityGroupRule } from '../model/types';

/** Rules as a group's permissions: one entry per protocol and port range. */
export function ipPermissions(
  region: Region,
  rules: SecurityGroupRule[],
): IpPermission[] {
  const permissions = new Map<string, IpPermission>();
  for (const rule of rules) {
    const { protocol, fromPort, toPort } = rule;
    const key = `${protocol} ${fromPort} ${toPort}`;
    const permission = permissions.get(key) ?? {
      IpProtocol: protocol,
      ...(protocol === '-1' ? {} : { FromPort: fromPort, ToPort: toPort }),
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
      UserIdGroupPairs: [],
    };
    permissions.set(key, permission);
    addPeer(region, permission, rule);
  }
  return [...permissions.values()];
}

/** The rules of a request, in either form that EC2 accepts. */
export function ruleInputs(
  input: AuthorizeSecurityGroupIngressRequest,
  isEgress: boolean,
): RuleInput[] {
  const tags = (input.TagSpecifications ?? []).flatMap(({ Tags = [] }) =>
    Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  );
  const permissions = input.IpPermissions ?? [
    {
      IpProtocol: input.IpProtocol,
      FromPort: input.FromPort,
      ToPort: input.ToPort,
      IpRanges: input.CidrIp ? [{ CidrIp: input.CidrIp }] : [],
    },
  ];
  return permissions.flatMap(permission =>
    peersOf(permission).map(({ peer, description }) => ({
      isEgress,
      protocol: permission.IpProtocol,
      fromPort: permission.FromPort,
      toPort: permission.ToPort,
      peer,
      description,
      tags,
    })),
  );
}

function peersOf(
  permission: IpPermission,
): { peer?: RulePeer; description?: string }[] {
  const peers = [
    ...(permission.IpRanges ?? []).map(range => ({
      peer: { cidrIpv4: range.CidrIp ?? '' },
      description: range.Description,
    })),
    ...(permission.Ipv6Ranges ?? []).map(range => ({
      peer: { cidrIpv6: range.CidrIpv6 ?? '' },
      description: range.Description,
    })),
    ...(permission.PrefixListIds ?? []).map(list => ({
      peer: { prefixListId: list.PrefixListId ?? '' },
      description: list.Description,
    })),
    ...(permission.UserIdGroupPairs ?? []).map(pair => ({
      peer: { groupId: pair.GroupId ?? '' },
      description: pair.Description,
    })),
  ];
  return peers.length > 0 ? peers : [{}];
}

function addPeer(
  region: Region,
  permission: IpPermission,
  { peer, description: Description }: SecurityGroupRule,
): void {
  if ('cidrIpv4' in peer) {
    permission.IpRanges!.push({ CidrIp: peer.cidrIpv4, Description });
  } else if ('cidrIpv6' in peer) {
    permission.Ipv6Ranges!.push({ CidrIpv6: peer.cidrIpv6, Description });
  } else if ('groupId' in peer) {
    permission.UserIdGroupPairs!.push({
      GroupId: peer.groupId,
      UserId: region.accountId,
      Description,
    });
  } else {
    permission.PrefixListIds!.push({
      PrefixListId: peer.prefixListId,
      Description,
    });
  }
}
