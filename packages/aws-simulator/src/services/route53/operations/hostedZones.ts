import type {
  AssociateVPCWithHostedZoneRequest,
  AssociateVPCWithHostedZoneResponse,
  CreateHostedZoneRequest,
  CreateHostedZoneResponse,
  DeleteHostedZoneRequest,
  DeleteHostedZoneResponse,
  GetHostedZoneCountResponse,
  GetHostedZoneRequest,
  GetHostedZoneResponse,
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse,
  ListHostedZonesRequest,
  ListHostedZonesResponse,
} from '@aws-sdk/client-route-53';
import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';
import {
  assertVpc,
  createHostedZone,
  deleteHostedZone,
} from '../model/hostedZones';
import { canonicalName, compareNames } from '../model/names';
import { Route53 } from '../model/Route53';
import { changeView, zoneView } from './views';

const DEFAULT_PAGE = 100;

export const CreateHostedZone: Operation<
  CreateHostedZoneRequest,
  CreateHostedZoneResponse
> = ({ account }, input) => {
  const { zone, change } = createHostedZone(account.service(Route53), {
    name: input.Name ?? '',
    callerReference: input.CallerReference ?? '',
    comment: input.HostedZoneConfig?.Comment,
    vpcs: input.VPC && [input.VPC],
  });
  return {
    HostedZone: zoneView(zone),
    ChangeInfo: changeView(change),
    DelegationSet: zone.isPrivate
      ? undefined
      : { NameServers: zone.nameServers },
    VPC: input.VPC,
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`,
  };
};

export const DeleteHostedZone: Operation<
  DeleteHostedZoneRequest,
  DeleteHostedZoneResponse
> = ({ account }, { Id = '' }) => ({
  ChangeInfo: changeView(deleteHostedZone(account.service(Route53), Id)),
});

export const GetHostedZone: Operation<
  GetHostedZoneRequest,
  GetHostedZoneResponse
> = ({ account }, { Id = '' }) => {
  const zone = account.service(Route53).zone(Id);
  return {
    HostedZone: zoneView(zone),
    DelegationSet: zone.isPrivate
      ? undefined
      : { NameServers: zone.nameServers },
    VPCs: zone.isPrivate ? zone.vpcs : undefined,
  };
};

export const ListHostedZones: Operation<
  ListHostedZonesRequest,
  ListHostedZonesResponse
> = ({ account }, { Marker, MaxItems = DEFAULT_PAGE }) => {
  const zones = [...account.service(Route53).zones.values()];
  const start = Marker ? zones.findIndex(({ id }) => id === Marker) : 0;
  if (start < 0) {
    throw new AwsError('InvalidInput', `The marker ${Marker} is not valid.`);
  }
  const next = zones[start + MaxItems];
  return {
    HostedZones: zones.slice(start, start + MaxItems).map(zoneView),
    Marker,
    IsTruncated: next !== undefined,
    NextMarker: next?.id,
    MaxItems,
  };
};

export const ListHostedZonesByName: Operation<
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse
> = ({ account }, { DNSName, HostedZoneId, MaxItems = DEFAULT_PAGE }) => {
  const zones = [...account.service(Route53).zones.values()]
    .sort((a, b) => compareNames(a.name, b.name))
    .filter(
      ({ name }) => !DNSName || compareNames(name, canonicalName(DNSName)) >= 0,
    );
  const start = HostedZoneId
    ? Math.max(
        0,
        zones.findIndex(({ id }) => id === HostedZoneId),
      )
    : 0;
  const next = zones[start + MaxItems];
  return {
    HostedZones: zones.slice(start, start + MaxItems).map(zoneView),
    DNSName,
    HostedZoneId,
    IsTruncated: next !== undefined,
    NextDNSName: next?.name,
    NextHostedZoneId: next?.id,
    MaxItems,
  };
};

export const AssociateVPCWithHostedZone: Operation<
  AssociateVPCWithHostedZoneRequest,
  AssociateVPCWithHostedZoneResponse
> = ({ account }, { HostedZoneId = '', VPC, Comment }) => {
  const route53 = account.service(Route53);
  const zone = route53.zone(HostedZoneId);
  if (!zone.isPrivate) {
    throw new AwsError(
      'PublicZoneVPCAssociation',
      "You're trying to associate a VPC with a public hosted zone. Amazon Route 53 doesn't support associating a VPC with a public hosted zone.",
    );
  }
  assertVpc(route53, VPC!);
  const change = route53.submit(() => {
    zone.vpcs = [...zone.vpcs, VPC!];
  }, Comment);
  return { ChangeInfo: changeView(change) };
};

export const GetHostedZoneCount: Operation<{}, GetHostedZoneCountResponse> = ({
  account,
}) => ({ HostedZoneCount: account.service(Route53).zones.size });
