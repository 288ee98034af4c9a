import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import { createHostedZone, deleteHostedZone } from '../model/hostedZones';
import { Route53 } from '../model/Route53';

const PROPERTIES = ['HostedZoneConfig', 'HostedZoneTags', 'Name', 'VPCs'];

/** `AWS::Route53::HostedZone` */
export const hostedZone: ResourceType = {
  typeName: 'AWS::Route53::HostedZone',
  sdkServiceName: 'Route53',
  seconds: { create: 71, update: 30, delete: 35 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { region, properties, stackTags } = request;
    const { zone } = createHostedZone(region.account.service(Route53), {
      name: properties.Name ?? '',
      callerReference: region.ids.uuid(),
      comment: properties.HostedZoneConfig?.Comment,
      vpcs: properties.VPCs,
    });
    zone.tags = [...(properties.HostedZoneTags ?? []), ...stackTags];
    return zone.id;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, stackTags } = request;
    const zone = find(request);
    zone.comment = properties.HostedZoneConfig?.Comment;
    zone.vpcs = properties.VPCs ?? [];
    zone.tags = [...(properties.HostedZoneTags ?? []), ...stackTags];
  },
  delete({ region, physicalId }) {
    const route53 = region.account.service(Route53);
    if (route53.zones.has(physicalId)) {
      deleteHostedZone(route53, physicalId);
    }
  },
  attributes(request) {
    const { id, nameServers, isPrivate } = find(request);
    return { Id: id, NameServers: isPrivate ? [] : nameServers };
  },
};

function find({ region, physicalId }: ExistingResourceRequest) {
  return region.account.service(Route53).zone(physicalId);
}
