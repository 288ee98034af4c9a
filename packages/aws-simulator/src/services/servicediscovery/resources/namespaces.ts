import { resourceTags, updateTags } from '../../resourceTags';
import {
  ExistingResourceRequest,
  ReadRequest,
  ResourceModel,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { createNamespace, deleteNamespace } from '../model/namespaces';
import { ServiceDiscovery } from '../model/ServiceDiscovery';

function create(request: ResourceRequest): string {
  const { properties, region } = request;
  return createNamespace(region.service(ServiceDiscovery), {
    name: properties.Name,
    description: properties.Description,
    vpcId: properties.Vpc,
    tags: resourceTags(request),
  }).id;
}

function update(request: ExistingResourceRequest): void {
  const { physicalId, properties, region } = request;
  const found = region.service(ServiceDiscovery).namespace(physicalId);
  found.description = properties.Description;
  updateTags(request, found);
}

function remove({ region, physicalId }: ExistingResourceRequest): void {
  const discovery = region.service(ServiceDiscovery);
  const found = discovery.namespaces.get(physicalId);
  if (found) {
    deleteNamespace(discovery, found);
  }
}

function attributes({ region, physicalId }: ExistingResourceRequest) {
  const { arn, id, hostedZoneId } = region
    .service(ServiceDiscovery)
    .namespace(physicalId);
  return { Arn: arn, Id: id, HostedZoneId: hostedZoneId };
}

function readNamespace(
  { region, physicalId }: ReadRequest,
  isPrivate: boolean,
): ResourceModel | undefined {
  const found = region.service(ServiceDiscovery).namespaces.get(physicalId);
  return found && Boolean(found.hostedZoneId) === isPrivate
    ? {
        Arn: found.arn,
        Id: found.id,
        Description: found.description,
        Name: found.name,
        Tags: found.tags,
      }
    : undefined;
}

/** `AWS::ServiceDiscovery::HttpNamespace` */
export const httpNamespace: ResourceType = {
  typeName: 'AWS::ServiceDiscovery::HttpNamespace',
  sdkServiceName: 'ServiceDiscovery',
  seconds: { create: 4, update: 4, delete: 4 },
  supportedProperties: ['Description', 'Name', 'Tags'],
  create,
  update,
  delete: remove,
  read: request => readNamespace(request, false),
  list: region => region.service(ServiceDiscovery).namespaces.keys(),
  attributes,
};

/** `AWS::ServiceDiscovery::PrivateDnsNamespace` */
export const privateDnsNamespace: ResourceType = {
  typeName: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
  sdkServiceName: 'ServiceDiscovery',
  seconds: { create: 47, update: 47, delete: 47 },
  supportedProperties: ['Description', 'Name', 'Tags', 'Vpc'],
  create,
  update,
  delete: remove,
  read: request => readNamespace(request, true),
  list: region => region.service(ServiceDiscovery).namespaces.keys(),
  attributes,
};
