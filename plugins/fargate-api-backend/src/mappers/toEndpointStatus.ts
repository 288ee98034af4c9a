import { EndpointStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ListenerFacts } from '../reads/readListeners';
import { LoadBalancerFacts } from '../reads/readLoadBalancer';

const ENCRYPTED = ['HTTPS', 'TLS'];
const DEFAULT_PORT = { https: 443, http: 80 };

/**
 * Where an API answers.
 *
 * @param url - As the stack says it, with the domain name that a balancer does not know of.
 */
export function toEndpointStatus(
  { securityGroups, ...balancer }: LoadBalancerFacts,
  listeners: ListenerFacts[],
  url?: string,
): EndpointStatus {
  return {
    ...balancer,
    url: url ?? urlOf(balancer.dnsName, listeners),
    tls: listeners.some(({ protocol }) => ENCRYPTED.includes(protocol)),
  };
}

function urlOf(
  dnsName: string,
  listeners: ListenerFacts[],
): string | undefined {
  const encrypted = listeners.find(l => ENCRYPTED.includes(l.protocol));
  const listener = encrypted ?? listeners.find(l => l.protocol === 'HTTP');
  if (!listener) {
    return undefined;
  }
  const scheme = encrypted ? 'https' : 'http';
  const port =
    listener.port === DEFAULT_PORT[scheme] ? '' : `:${listener.port}`;
  return `${scheme}://${dnsName}${port}`;
}
