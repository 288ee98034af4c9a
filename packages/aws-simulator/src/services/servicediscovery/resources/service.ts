import { physicalName } from '../../physicalName';
import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import {
  createDiscoveryService,
  deleteDiscoveryService,
} from '../model/namespaces';
import { ServiceDiscovery } from '../model/ServiceDiscovery';

const MAX_NAME_LENGTH = 64;

/** `AWS::ServiceDiscovery::Service` */
export const discoveryService: ResourceType = {
  typeName: 'AWS::ServiceDiscovery::Service',
  sdkServiceName: 'ServiceDiscovery',
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'Description',
    'DnsConfig',
    'HealthCheckCustomConfig',
    'Name',
    'NamespaceId',
    'Tags',
    'Type',
  ],
  create(request) {
    const { properties, region } = request;
    const { DnsConfig } = properties;
    return createDiscoveryService(region.service(ServiceDiscovery), {
      name: properties.Name ?? physicalName(request, MAX_NAME_LENGTH),
      namespaceId: properties.NamespaceId ?? DnsConfig?.NamespaceId ?? '',
      description: properties.Description,
      dnsRecords: DnsConfig?.DnsRecords ?? [],
      routingPolicy: DnsConfig?.RoutingPolicy ?? 'MULTIVALUE',
      customHealth: properties.HealthCheckCustomConfig !== undefined,
      tags: resourceTags(request),
    }).id;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const found = region.service(ServiceDiscovery).service(physicalId);
    found.description = properties.Description;
    found.dnsRecords = properties.DnsConfig?.DnsRecords ?? [];
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    const discovery = region.service(ServiceDiscovery);
    const found = discovery.services.get(physicalId);
    if (found) {
      deleteDiscoveryService(discovery, found);
    }
  },
  read({ region, physicalId, properties }) {
    const found = region.service(ServiceDiscovery).services.get(physicalId);
    return (
      found && {
        Arn: found.arn,
        Id: found.id,
        Description: found.description,
        // As the template has it: `NamespaceId` may be in it or beside it.
        DnsConfig: properties.DnsConfig ?? {},
        HealthCheckCustomConfig: properties.HealthCheckCustomConfig,
        Name: found.name,
        NamespaceId: found.namespaceId,
        Tags: found.tags,
        Type: properties.Type ?? (properties.DnsConfig ? 'DNS_HTTP' : 'HTTP'),
      }
    );
  },
  list: region => region.service(ServiceDiscovery).services.keys(),
  attributes({ region, physicalId }) {
    const { arn, id, name } = region
      .service(ServiceDiscovery)
      .service(physicalId);
    return { Arn: arn, Id: id, Name: name };
  },
};
