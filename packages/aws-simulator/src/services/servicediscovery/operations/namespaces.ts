import type {
  GetNamespaceRequest,
  GetNamespaceResponse,
  ListNamespacesRequest,
  ListNamespacesResponse,
  Namespace as NamespaceView,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Namespace, ServiceDiscovery } from '../model/ServiceDiscovery';
import { page } from './page';

/** GetNamespace. */
export function GetNamespace(
  { region }: CallContext,
  { Id = '' }: GetNamespaceRequest,
): GetNamespaceResponse {
  const discovery = region.service(ServiceDiscovery);
  return { Namespace: view(discovery, discovery.namespace(Id)) };
}

/** ListNamespaces, all or those of types and names. */
export function ListNamespaces(
  { region }: CallContext,
  { Filters = [], ...request }: ListNamespacesRequest,
): ListNamespacesResponse {
  const discovery = region.service(ServiceDiscovery);
  const valueOf = (namespace: Namespace, filter = '') => {
    switch (filter) {
      case 'TYPE':
        return namespace.type;
      case 'NAME':
      case 'HTTP_NAME':
        return namespace.name;
      default:
        throw new AwsError(
          'InvalidInput',
          `The AWS simulator does not support the filter ${filter}.`,
        );
    }
  };
  const { items, NextToken } = page(
    [...discovery.namespaces.values()].filter(namespace =>
      Filters.every(({ Name, Values }) =>
        Values?.includes(valueOf(namespace, Name)),
      ),
    ),
    request,
  );
  return {
    Namespaces: items.map(namespace => view(discovery, namespace)),
    NextToken,
  };
}

function view(
  discovery: ServiceDiscovery,
  namespace: Namespace,
): NamespaceView {
  const { id, arn, name, type, description, createDate, hostedZoneId } =
    namespace;
  return {
    Id: id,
    Arn: arn,
    Name: name,
    Type: type,
    Description: description,
    CreateDate: createDate,
    ServiceCount: discovery.servicesOf(namespace).length,
    Properties: {
      HttpProperties: { HttpName: name },
      DnsProperties: hostedZoneId
        ? { HostedZoneId: hostedZoneId, SOA: { TTL: 15 } }
        : undefined,
    },
  };
}
