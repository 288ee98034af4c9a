import type {
  DeregisterInstanceRequest,
  DeregisterInstanceResponse,
  DiscoverInstancesRequest,
  DiscoverInstancesResponse,
  GetInstanceRequest,
  GetInstanceResponse,
  GetInstancesHealthStatusRequest,
  GetInstancesHealthStatusResponse,
  HealthStatusFilter,
  ListInstancesRequest,
  ListInstancesResponse,
  RegisterInstanceRequest,
  RegisterInstanceResponse,
  UpdateInstanceCustomHealthStatusRequest,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { checkInstance } from '../model/checkInstance';
import {
  deregisterInstance,
  healthyInstances,
  registerInstance,
  setInstanceHealth,
} from '../model/instances';
import { submit } from '../model/operations';
import {
  DiscoveryService,
  Instance,
  ServiceDiscovery,
} from '../model/ServiceDiscovery';
import { page } from './page';

/** ListInstances. */
export function ListInstances(
  { region }: CallContext,
  { ServiceId = '', ...request }: ListInstancesRequest,
): ListInstancesResponse {
  const { instances } = region.service(ServiceDiscovery).service(ServiceId);
  const { items, NextToken } = page([...instances], request);
  return {
    Instances: items.map(([Id, { attributes }]) => ({
      Id,
      Attributes: attributes,
    })),
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
    OptionalParameters = {},
    HealthStatus = 'HEALTHY_OR_ELSE_ALL',
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
  const having = (parameters: Record<string, string>) => (instance: Found) =>
    Object.entries(parameters).every(
      ([name, value]) => instance[1].attributes[name] === value,
    );
  const found = withHealth(service, HealthStatus).filter(
    having(QueryParameters),
  );
  // What is optional narrows the result only as far as something is left.
  const wanted = found.filter(having(OptionalParameters));
  return {
    Instances: (wanted.length > 0 ? wanted : found)
      .slice(0, MaxResults)
      .map(([InstanceId, { attributes, isHealthy }]) => ({
        InstanceId,
        NamespaceName,
        ServiceName,
        HealthStatus: service.customHealth ? statusOf(isHealthy) : 'UNKNOWN',
        Attributes: attributes,
      })),
  };
}

type Found = [id: string, instance: Instance];

/** The filter counts for nothing where nobody says what is healthy. */
function withHealth(
  service: DiscoveryService,
  filter: HealthStatusFilter,
): Found[] {
  const all = [...service.instances];
  if (!service.customHealth || filter === 'ALL') {
    return all;
  }
  return filter === 'HEALTHY_OR_ELSE_ALL'
    ? healthyInstances(service)
    : all.filter(([, { isHealthy }]) => statusOf(isHealthy) === filter);
}

function statusOf(isHealthy: boolean): 'HEALTHY' | 'UNHEALTHY' {
  return isHealthy ? 'HEALTHY' : 'UNHEALTHY';
}

/** RegisterInstance. */
export function RegisterInstance(
  { region }: CallContext,
  { Attributes = {}, InstanceId = '', ServiceId = '' }: RegisterInstanceRequest,
): RegisterInstanceResponse {
  const discovery = region.service(ServiceDiscovery);
  const service = discovery.service(ServiceId);
  checkInstance(service, Attributes);
  return {
    OperationId: submit(
      discovery,
      'REGISTER_INSTANCE',
      { INSTANCE: InstanceId, SERVICE: service.id },
      () => registerInstance(discovery, service, InstanceId, Attributes),
    ),
  };
}

/** DeregisterInstance. */
export function DeregisterInstance(
  { region }: CallContext,
  { InstanceId = '', ServiceId = '' }: DeregisterInstanceRequest,
): DeregisterInstanceResponse {
  const discovery = region.service(ServiceDiscovery);
  const service = discovery.service(ServiceId);
  instanceOf(service, InstanceId);
  return {
    OperationId: submit(
      discovery,
      'DEREGISTER_INSTANCE',
      { INSTANCE: InstanceId, SERVICE: service.id },
      () => deregisterInstance(discovery, service, InstanceId),
    ),
  };
}

/** GetInstance. */
export function GetInstance(
  { region }: CallContext,
  { InstanceId = '', ServiceId = '' }: GetInstanceRequest,
): GetInstanceResponse {
  const service = region.service(ServiceDiscovery).service(ServiceId);
  return {
    Instance: {
      Attributes: instanceOf(service, InstanceId).attributes,
      Id: InstanceId,
    },
  };
}

/** GetInstancesHealthStatus, of all instances or of some. */
export function GetInstancesHealthStatus(
  { region }: CallContext,
  { Instances, ServiceId = '', ...request }: GetInstancesHealthStatusRequest,
): GetInstancesHealthStatusResponse {
  const service = region.service(ServiceDiscovery).service(ServiceId);
  const { items, NextToken } = page(
    Instances ?? [...service.instances.keys()],
    request,
  );
  return {
    NextToken,
    Status: Object.fromEntries(
      items.map(id => {
        const { isHealthy } = instanceOf(service, id);
        return [id, service.customHealth ? statusOf(isHealthy) : 'UNKNOWN'];
      }),
    ),
  };
}

/** UpdateInstanceCustomHealthStatus. */
export function UpdateInstanceCustomHealthStatus(
  { region }: CallContext,
  {
    InstanceId = '',
    ServiceId = '',
    Status,
  }: UpdateInstanceCustomHealthStatusRequest,
): {} {
  const discovery = region.service(ServiceDiscovery);
  const service = discovery.service(ServiceId);
  instanceOf(service, InstanceId);
  if (!service.customHealth) {
    throw new AwsError(
      'CustomHealthNotFound',
      `Custom health check does not exist for service ${service.id}.`,
    );
  }
  setInstanceHealth(discovery, service, InstanceId, Status === 'HEALTHY');
  return {};
}

/** @throws AwsError `InstanceNotFound` */
function instanceOf({ instances }: DiscoveryService, id: string): Instance {
  const found = instances.get(id);
  if (!found) {
    throw new AwsError(
      'InstanceNotFound',
      `Instance not found for provided ID: ${id}.`,
    );
  }
  return found;
}
