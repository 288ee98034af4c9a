import {
  DiscoveryService,
  ServiceDiscovery,
} from '../../../servicediscovery/model/ServiceDiscovery';
import { healthyInstances } from '../../../servicediscovery/model/instances';
import { ApiGateway } from '../ApiGateway';

/**
 * How long the gateway goes by what it discovered, in milliseconds. That it does is in
 * aws/containers-roadmap#1639; how long is from memory.
 */
export const DISCOVERY_MILLISECONDS = 60_000;

/** Where an instance of a service is. */
export interface Destination {
  ip: string;
  port: number;
}

interface Discovered {
  until: number;
  destinations: Destination[];
  turn: number;
}

const known = new WeakMap<ApiGateway, Map<string, Discovered>>();

/**
 * The instance of a Cloud Map service that is next in turn, as the gateway knows them;
 * undefined if it knows of none with an address and a port.
 */
export function nextInstance(
  gateway: ApiGateway,
  serviceArn: string,
): Destination | undefined {
  const { clock } = gateway.region;
  const all = known.get(gateway) ?? new Map<string, Discovered>();
  known.set(gateway, all);
  let found = all.get(serviceArn);
  if (!found || found.until <= clock.now() || !found.destinations.length) {
    found = {
      until: clock.now() + DISCOVERY_MILLISECONDS,
      destinations: discover(gateway, serviceArn),
      turn: found?.turn ?? 0,
    };
    all.set(serviceArn, found);
  }
  return found.destinations[found.turn++ % found.destinations.length];
}

function discover({ region }: ApiGateway, serviceArn: string): Destination[] {
  const { services } = region.service(ServiceDiscovery);
  const service: DiscoveryService | undefined = [...services.values()].find(
    ({ arn }) => arn === serviceArn,
  );
  return service
    ? healthyInstances(service).flatMap(([, { attributes }]) => {
        const { AWS_INSTANCE_IPV4: ip, AWS_INSTANCE_PORT: port } = attributes;
        return ip && port ? [{ ip, port: Number(port) }] : [];
      })
    : [];
}
