import { AwsError } from '../../../world/AwsError';
import { createHostedZone } from '../../route53/model/hostedZones';
import { Route53 } from '../../route53/model/Route53';
import {
  DiscoveryService,
  Namespace,
  ServiceDiscovery,
} from './ServiceDiscovery';

/** What a namespace is made of. */
export type NamespaceInput = Pick<
  Namespace,
  'name' | 'description' | 'tags'
> & { vpcId?: string };

/** @throws AwsError `NamespaceAlreadyExists` */
export function requireFreeName(
  { namespaces }: ServiceDiscovery,
  name: string,
): void {
  if ([...namespaces.values()].some(other => other.name === name)) {
    throw new AwsError(
      'NamespaceAlreadyExists',
      `Namespace ${name} already exists in your account.`,
    );
  }
}

/**
 * Creates a namespace; one of private DNS with its hosted zone.
 *
 * @throws AwsError `NamespaceAlreadyExists`, and the errors of a hosted zone
 */
export function createNamespace(
  discovery: ServiceDiscovery,
  input: NamespaceInput,
  id = discovery.newId('ns'),
): Namespace {
  const { region, namespaces } = discovery;
  const { name, description, tags, vpcId } = input;
  const type = vpcId ? 'DNS_PRIVATE' : 'HTTP';
  requireFreeName(discovery, name);
  const zone =
    vpcId &&
    createHostedZone(region.account.service(Route53), {
      name,
      callerReference: id,
      comment: description,
      vpcs: [{ VPCId: vpcId, VPCRegion: region.name as 'eu-west-1' }],
    }).zone;
  const namespace: Namespace = {
    id,
    arn: region.arn('servicediscovery', `namespace/${id}`),
    name,
    type,
    hostedZoneId: zone ? zone.id : undefined,
    description,
    createDate: region.world.now(),
    tags,
  };
  namespaces.set(id, namespace);
  return namespace;
}

/** @throws AwsError `ResourceInUse` while it has services */
export function requireEmpty(
  discovery: ServiceDiscovery,
  namespace: Namespace,
): void {
  if (discovery.servicesOf(namespace).length > 0) {
    throw new AwsError(
      'ResourceInUse',
      'Namespace has associated services and so can not be deleted.',
    );
  }
}

/** @throws AwsError `ResourceInUse` while it has services */
export function deleteNamespace(
  discovery: ServiceDiscovery,
  namespace: Namespace,
): void {
  requireEmpty(discovery, namespace);
  if (namespace.hostedZoneId) {
    discovery.region.account
      .service(Route53)
      .zones.delete(namespace.hostedZoneId);
  }
  discovery.namespaces.delete(namespace.id);
}

/** @throws AwsError `NamespaceNotFound`, `ServiceAlreadyExists`, `InvalidInput` */
export function createDiscoveryService(
  discovery: ServiceDiscovery,
  input: Omit<DiscoveryService, 'id' | 'arn' | 'createDate' | 'instances'>,
): DiscoveryService {
  const { region, services } = discovery;
  const namespace = discovery.namespace(input.namespaceId);
  if (namespace.type === 'HTTP' && input.dnsRecords.length > 0) {
    throw new AwsError(
      'InvalidInput',
      'DnsConfig cannot be specified for a service in an HTTP namespace.',
    );
  }
  if (discovery.servicesOf(namespace).some(({ name }) => name === input.name)) {
    throw new AwsError('ServiceAlreadyExists', 'Service already exists.');
  }
  const id = discovery.newId('srv');
  const service: DiscoveryService = {
    ...input,
    namespaceId: namespace.id,
    id,
    arn: region.arn('servicediscovery', `service/${id}`),
    createDate: region.world.now(),
    instances: new Map(),
  };
  services.set(id, service);
  return service;
}

/** @throws AwsError `ResourceInUse` while it has instances */
export function deleteDiscoveryService(
  discovery: ServiceDiscovery,
  service: DiscoveryService,
): void {
  if (service.instances.size > 0) {
    throw new AwsError(
      'ResourceInUse',
      'Service contains registered instances; delete the instances before deleting the service',
    );
  }
  discovery.services.delete(service.id);
}
