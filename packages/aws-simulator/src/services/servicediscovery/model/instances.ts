import { Route53 } from '../../route53/model/Route53';
import { RecordSet } from '../../route53/model/types';
import {
  DiscoveryService,
  Instance,
  ServiceDiscovery,
} from './ServiceDiscovery';

/** Registers an instance of a service, with its records in DNS, or changes it. */
export function registerInstance(
  discovery: ServiceDiscovery,
  service: DiscoveryService,
  id: string,
  attributes: Record<string, string>,
): void {
  service.instances.set(id, {
    attributes,
    isHealthy: attributes.AWS_INIT_HEALTH_STATUS !== 'UNHEALTHY',
  });
  writeRecords(discovery, service);
}

/** Says of an instance whether it is healthy. Records are of healthy ones, if there are any. */
export function setInstanceHealth(
  discovery: ServiceDiscovery,
  service: DiscoveryService,
  id: string,
  isHealthy: boolean,
): void {
  const instance = service.instances.get(id);
  if (instance && instance.isHealthy !== isHealthy) {
    instance.isHealthy = isHealthy;
    writeRecords(discovery, service);
  }
}

/** The instances that are healthy or, where none is, all. */
export function healthyInstances({
  instances,
}: DiscoveryService): [id: string, instance: Instance][] {
  const all = [...instances];
  const healthy = all.filter(([, { isHealthy }]) => isHealthy);
  return healthy.length > 0 ? healthy : all;
}

/** Deregisters an instance, if it is there. */
export function deregisterInstance(
  discovery: ServiceDiscovery,
  service: DiscoveryService,
  id: string,
): void {
  if (service.instances.delete(id)) {
    writeRecords(discovery, service);
  }
}

/** The records of all instances in the zone of their namespace: one set of each type. */
export function writeRecords(
  discovery: ServiceDiscovery,
  service: DiscoveryService,
): void {
  const { hostedZoneId, name } = discovery.namespace(service.namespaceId);
  const route53 = discovery.region.account.service(Route53);
  const zone = hostedZoneId && route53.zones.get(hostedZoneId);
  if (!zone) {
    return;
  }
  const Name = `${service.name}.${name}.`.toLowerCase();
  const records = [
    ...zone.records.filter(record => record.Name !== Name),
    ...service.dnsRecords.flatMap(({ Type, TTL }): RecordSet[] => {
      const values = healthyInstances(service).flatMap(
        ([id, { attributes }]) => valueOf(Type, Name, id, attributes) ?? [],
      );
      return values.length > 0
        ? [
            {
              Name,
              Type: Type as 'A',
              TTL,
              ResourceRecords: values.map(Value => ({ Value })),
            },
          ]
        : [];
    }),
  ];
  zone.records = records;
  route53.submit(() => {
    zone.published = records;
  });
}

function valueOf(
  type: string,
  name: string,
  id: string,
  attributes: Record<string, string>,
): string | undefined {
  switch (type) {
    case 'A':
      return attributes.AWS_INSTANCE_IPV4;
    case 'SRV':
      return (
        attributes.AWS_INSTANCE_PORT &&
        `1 1 ${attributes.AWS_INSTANCE_PORT} ${id}.${name}`
      );
    default:
      return undefined;
  }
}
