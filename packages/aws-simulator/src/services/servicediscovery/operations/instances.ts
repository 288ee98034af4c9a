import type {
  DiscoverInstancesRequest,
  DiscoverInstancesResponse,
  ListInstancesRequest,
  ListInstancesResponse,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { ServiceDiscovery } from '../model/ServiceDiscovery';
import { page } from './page';

/** ListInstances. */
export function ListInstances(
  { region }: CallContext,
  { ServiceId = '', ...request }: ListInstancesRequest,
): ListInstancesResponse {
  const { instances } = region.service(ServiceDiscovery).service(ServiceId);
  const { items, NextToken } = page([...instances], request);
  return {
    Instances: items.map(([Id, Attributes]) => ({ Id, Attributes })),
    NextToken,
  };
}

/** DiscoverInstances: those of a service, by the names of its namespace and its own. */
export function DiscoverInstances(
  { region }: CallContext,
  {
    NamespaceName = '',
    ServiceName = '',
    QueryParameters = {},
    MaxResults = 100,
  }: DiscoverInstancesRequest,
): DiscoverInstancesResponse {
  const discovery = region.service(ServiceDiscovery);
  const namespace = [...discovery.namespaces.values()].find(
    ({ name }) => name === NamespaceName,
  );
  if (!namespace) {
    throw new AwsError(
      'NamespaceNotFound',
      `Namespace: ${NamespaceName} not found.`,
    );
  }
  const service = discovery
    .servicesOf(namespace)
    .find(({ name }) => name === ServiceName);
  if (!service) {
    throw new AwsError('ServiceNotFound', `Service: ${ServiceName} not found.`);
  }
  return {
    Instances: [...service.instances]
      .filter(([, attributes]) =>
        Object.entries(QueryParameters).every(
          ([name, value]) => attributes[name] === value,
        ),
      )
      .slice(0, MaxResults)
      .map(([InstanceId, Attributes]) => ({
        InstanceId,
        NamespaceName,
        ServiceName,
        HealthStatus: service.customHealth ? 'HEALTHY' : 'UNKNOWN',
        Attributes,
      })),
  };
}
