import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  DeleteServiceResponse,
  DnsRecord,
  GetServiceRequest,
  GetServiceResponse,
  ListServicesRequest,
  ListServicesResponse,
  Service as ServiceView,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { DiscoveryService, ServiceDiscovery } from '../model/ServiceDiscovery';
import {
  createDiscoveryService,
  deleteDiscoveryService,
} from '../model/namespaces';
import { writeRecords } from '../model/instances';
import { submit } from '../model/operations';
import { page } from './page';
import { tagsOf } from './tagsOf';

/** GetService. */
export function GetService(
  { region }: CallContext,
  { Id = '' }: GetServiceRequest,
): GetServiceResponse {
  return { Service: view(region.service(ServiceDiscovery).service(Id)) };
}

/** CreateService. */
export function CreateService(
  { region }: CallContext,
  input: CreateServiceRequest,
): CreateServiceResponse {
  if (input.HealthCheckConfig) {
    throw new AwsError(
      'InvalidInput',
      'The AWS simulator does not support the health checks of Route 53.',
    );
  }
  const { DnsConfig, Type } = input;
  if (Type === 'HTTP' && DnsConfig) {
    throw new AwsError(
      'InvalidInput',
      'DnsConfig cannot be specified for a service of the type HTTP.',
    );
  }
  return {
    Service: view(
      createDiscoveryService(region.service(ServiceDiscovery), {
        name: input.Name ?? '',
        namespaceId: input.NamespaceId ?? DnsConfig?.NamespaceId ?? '',
        description: input.Description,
        dnsRecords: recordsOf(DnsConfig?.DnsRecords),
        routingPolicy: DnsConfig?.RoutingPolicy ?? 'MULTIVALUE',
        customHealth: input.HealthCheckCustomConfig !== undefined,
        tags: tagsOf(input.Tags),
      }),
    ),
  };
}

/** UpdateService: its description, and the time to live of its records. */
export function UpdateService(
  { region }: CallContext,
  { Id = '', Service: change }: UpdateServiceRequest,
): UpdateServiceResponse {
  const discovery = region.service(ServiceDiscovery);
  const service = discovery.service(Id);
  const records = change?.DnsConfig && recordsOf(change.DnsConfig.DnsRecords);
  return {
    OperationId: submit(
      discovery,
      'UPDATE_SERVICE',
      { SERVICE: service.id },
      () => {
        service.description = change?.Description ?? service.description;
        service.dnsRecords = records ?? service.dnsRecords;
        writeRecords(discovery, service);
      },
    ),
  };
}

/** DeleteService. */
export function DeleteService(
  { region }: CallContext,
  { Id = '' }: DeleteServiceRequest,
): DeleteServiceResponse {
  const discovery = region.service(ServiceDiscovery);
  deleteDiscoveryService(discovery, discovery.service(Id));
  return {};
}

function recordsOf(records: DnsRecord[] = []) {
  return records.map(({ TTL = 0, Type = 'A' }) => ({ TTL, Type }));
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
