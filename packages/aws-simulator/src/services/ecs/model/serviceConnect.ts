import {
  ContainerDefinition,
  ServiceConnectConfiguration,
  ServiceConnectService,
  ServiceConnectServiceResource,
} from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  createDiscoveryService,
  deleteDiscoveryService,
} from '../../servicediscovery/model/namespaces';
import {
  Namespace,
  ServiceDiscovery,
} from '../../servicediscovery/model/ServiceDiscovery';
import { Cluster, Endpoint, TaskDefinition } from './types';

/** The image of the proxy, which Fargate brings along. */
export const PROXY_IMAGE = 'ecs-service-connect-agent:interface-v1';

const ALIAS = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,125}[A-Za-z0-9])?$/;

const UNSUPPORTED = [
  'accessLogConfiguration',
  'containerConfigurations',
] as const satisfies (keyof ServiceConnectConfiguration)[];

/**
 * Refuses what Service Connect does not take.
 *
 * @throws AwsError `InvalidParameterException`, `NamespaceNotFoundException`
 */
export function checkConnect(
  region: Region,
  settings: ServiceConnectConfiguration | undefined,
  cluster: Cluster,
  { shape: { containerDefinitions } }: TaskDefinition,
): void {
  if (!settings?.enabled) {
    return;
  }
  const ignored = UNSUPPORTED.find(member => settings[member] !== undefined);
  if (ignored) {
    throw unsupported(`${ignored} of Service Connect`);
  }
  namespaceOf(region, settings, cluster);
  const ports = containerDefinitions.flatMap(
    ({ portMappings = [] }) => portMappings,
  );
  const names = (settings.services ?? []).map(discoveryNameOf);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice) {
    throw invalid(`Duplicate discoveryName found: ${twice}`);
  }
  for (const { clientAliases = [], portName, tls } of settings.services ?? []) {
    if (!ports.some(({ name }) => name === portName)) {
      throw invalid(
        `portName(${portName}) does not refer to any named PortMapping in the container definitions.`,
      );
    }
    if (clientAliases.length > 1) {
      throw invalid(
        `${clientAliases.length} clientAliases exceeds the max limit of 1.`,
      );
    }
    if (clientAliases.some(({ dnsName = 'a' }) => !ALIAS.test(dnsName))) {
      throw invalid('The DNS name that you provided is invalid.');
    }
    if (tls) {
      throw unsupported('TLS of Service Connect');
    }
  }
}

/**
 * The services of Cloud Map for what a service offers, which are created where they
 * are missing.
 */
export function endpointsOf(
  region: Region,
  settings: ServiceConnectConfiguration | undefined,
  cluster: Cluster,
  { shape }: TaskDefinition,
): Endpoint[] {
  if (!settings?.enabled) {
    return [];
  }
  const state = region.service(ServiceDiscovery);
  const namespace = namespaceOf(region, settings, cluster);
  const ports = shape.containerDefinitions.flatMap(
    ({ portMappings = [] }) => portMappings,
  );
  return (settings.services ?? []).map(service => {
    const name = discoveryNameOf(service);
    const mapping = ports.find(port => port.name === service.portName);
    return {
      discovery:
        state.servicesOf(namespace).find(other => other.name === name) ??
        createDiscoveryService(state, {
          name,
          namespaceId: namespace.id,
          description: 'Managed by Amazon ECS Service Connect',
          dnsRecords: [],
          routingPolicy: 'MULTIVALUE',
          customHealth: true,
          tags: [{ Key: 'AmazonECSManaged', Value: 'true' }],
        }),
      port: service.ingressPortOverride ?? mapping?.containerPort ?? 0,
    };
  });
}

/** As DescribeServices names them. */
export function connectResources(
  endpoints: Endpoint[],
): ServiceConnectServiceResource[] {
  return endpoints.map(({ discovery }) => ({
    discoveryName: discovery.name,
    discoveryArn: discovery.arn,
  }));
}

/** Deletes the services of Cloud Map that nothing is registered in any more. */
export function deleteEndpoints(region: Region, endpoints: Endpoint[]): void {
  const state = region.service(ServiceDiscovery);
  for (const { discovery } of endpoints) {
    if (state.services.has(discovery.id) && discovery.instances.size === 0) {
      deleteDiscoveryService(state, discovery);
    }
  }
}

/** The container that ECS adds to a task for Service Connect. */
export function proxyOf(
  { ids }: Region,
  settings: ServiceConnectConfiguration | undefined,
): ContainerDefinition[] {
  return settings?.enabled
    ? [
        {
          name: `ecs-service-connect-${ids.mixed(5)}`,
          image: PROXY_IMAGE,
          essential: true,
          logConfiguration: settings.logConfiguration,
        },
      ]
    : [];
}

function namespaceOf(
  region: Region,
  { namespace }: ServiceConnectConfiguration,
  { shape }: Cluster,
): Namespace {
  const wanted = namespace ?? shape.serviceConnectDefaults?.namespace;
  if (!wanted) {
    throw invalid('Namespace is missing.');
  }
  const found = [...region.service(ServiceDiscovery).namespaces.values()].find(
    ({ arn, name }) => wanted === arn || wanted === name,
  );
  if (!found) {
    throw new AwsError(
      'NamespaceNotFoundException',
      'The specified namespace was not found.',
    );
  }
  return found;
}

function discoveryNameOf({
  discoveryName,
  portName = '',
}: ServiceConnectService): string {
  return discoveryName ?? portName;
}

function unsupported(what: string): AwsError {
  return invalid(`The AWS simulator does not support ${what}.`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
