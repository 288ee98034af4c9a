import { ownTags, resourceTags } from '../../resourceTags';
import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { createHostedZone, deleteHostedZone } from '../model/hostedZones';
import { Route53 } from '../model/Route53';

/** `AWS::Route53::HostedZone` */
export const hostedZone: ResourceType = {
  typeName: 'AWS::Route53::HostedZone',
  sdkServiceName: 'Route53',
  api: { service: 'route53', operation: 'CreateHostedZone' },
  seconds: { create: 71, update: 30, delete: 35 },
  supportedProperties: ['HostedZoneConfig', 'HostedZoneTags', 'Name', 'VPCs'],
  create(request) {
    const { region, properties } = request;
    const { zone } = createHostedZone(region.account.service(Route53), {
      name: properties.Name ?? '',
      callerReference: region.ids.uuid(),
      comment: properties.HostedZoneConfig?.Comment,
      vpcs: properties.VPCs,
    });
    zone.tags = resourceTags(request, 'HostedZoneTags');
    return zone.id;
  },
  update(request) {
    const { properties } = request;
    const zone = find(request);
    zone.comment = properties.HostedZoneConfig?.Comment;
    zone.vpcs = properties.VPCs ?? [];
    zone.tags = resourceTags(request, 'HostedZoneTags');
  },
  delete({ region, physicalId }) {
    const route53 = region.account.service(Route53);
    if (route53.zones.has(physicalId)) {
      deleteHostedZone(route53, physicalId);
    }
  },
  read({ region, physicalId }) {
    const zone = region.account.service(Route53).zones.get(physicalId);
    if (!zone) {
      return undefined;
    }
    const tags = ownTags(zone.tags);
    return {
      Id: zone.id,
      HostedZoneConfig: { Comment: zone.comment || undefined },
      HostedZoneFeatures: { EnableAcceleratedRecovery: false },
      HostedZoneTags: tags.length > 0 ? tags : undefined,
      Name: zone.name,
      NameServers: zone.isPrivate ? undefined : zone.nameServers,
      VPCs: zone.isPrivate ? zone.vpcs : undefined,
    };
  },
  list: region => region.account.service(Route53).zones.keys(),
  attributes(request) {
    const { id, nameServers, isPrivate } = find(request);
    return { Id: id, NameServers: isPrivate ? [] : nameServers };
  },
};

function find({ region, physicalId }: ExistingResourceRequest) {
  return region.account.service(Route53).zone(physicalId);
}
