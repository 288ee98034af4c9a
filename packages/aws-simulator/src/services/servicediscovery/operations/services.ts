import type {
  GetServiceRequest,
  GetServiceResponse,
  ListServicesRequest,
  ListServicesResponse,
  Service as ServiceView,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { DiscoveryService, ServiceDiscovery } from '../model/ServiceDiscovery';
import { page } from './page';

/** GetService. */
export function GetService(
  { region }: CallContext,
  { Id = '' }: GetServiceRequest,
): GetServiceResponse {
  return { Service: view(region.service(ServiceDiscovery).service(Id)) };
}

/** ListServices, all or those of namespaces. */
export function ListServices(
  { region }: CallContext,
  { Filters = [], ...request }: ListServicesRequest,
): ListServicesResponse {
  const other = Filters.find(({ Name }) => Name !== 'NAMESPACE_ID');
  if (other) {
    throw new AwsError(
      'InvalidInput',
      `The AWS simulator does not support the filter ${other.Name}.`,
    );
  }
  const { items, NextToken } = page(
    [...region.service(ServiceDiscovery).services.values()].filter(
      ({ namespaceId }) =>
        Filters.every(({ Values }) => Values?.includes(namespaceId)),
    ),
    request,
  );
  return { Services: items.map(view), NextToken };
}

function view(service: DiscoveryService): ServiceView {
  const { dnsRecords, routingPolicy } = service;
  return {
    Id: service.id,
    Arn: service.arn,
    Name: service.name,
    NamespaceId: service.namespaceId,
    Description: service.description,
    CreateDate: service.createDate,
    InstanceCount: service.instances.size,
    Type: dnsRecords.length > 0 ? 'DNS_HTTP' : 'HTTP',
    DnsConfig:
      dnsRecords.length > 0
        ? {
            NamespaceId: service.namespaceId,
            RoutingPolicy: routingPolicy as 'MULTIVALUE',
            DnsRecords: dnsRecords.map(({ Type, TTL }) => ({
              Type: Type as 'A',
              TTL,
            })),
          }
        : undefined,
    HealthCheckCustomConfig: service.customHealth
      ? { FailureThreshold: 1 }
      : undefined,
  };
}
