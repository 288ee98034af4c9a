import { paginateDescribeListeners } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  EndpointStatus,
  Observed,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  andThen,
  Batches,
  FRESH_FOR,
  MissingError,
  ObservationContext,
} from '../aws';
import { StackFacts } from './stack';
import { TargetGroupFacts } from './targetGroups';

const ENCRYPTED = ['HTTPS', 'TLS'];
const DEFAULT_PORT = { https: 443, http: 80 };

/** The properties of an endpoint that its load balancer determines. */
export type LoadBalancerFacts = Required<
  Omit<EndpointStatus, 'url' | 'additionalUrls' | 'tls' | 'isShared'>
> & {
  /** The IDs of its security groups. */
  securityGroups: string[];
};

/** The protocol, port and certificate of a listener. */
export interface ListenerFacts {
  /** `HTTP`, `HTTPS`, `TCP`, `TLS` … */
  protocol: string;
  port: number;
  certificateArn?: string;
}

/** The load balancer of an API and its listeners; empty without a load balancer. */
export interface ObservedLoadBalancer {
  loadBalancer: Observed<LoadBalancerFacts>;
  listeners: Observed<ListenerFacts[]>;
}

/** Observes the first load balancer of some target groups. Further ones serve the same tasks. */
export async function observeLoadBalancer(
  { observations, target }: ObservationContext,
  groups: Observed<TargetGroupFacts[]>,
): Promise<ObservedLoadBalancer> {
  const [arn] = (groups.value ?? []).flatMap(group => group.loadBalancerArns);
  if (!arn) {
    const { failure } = groups;
    return {
      loadBalancer: failure ? { failure } : {},
      listeners: failure ? { failure } : {},
    };
  }
  const [loadBalancer, listeners] = await Promise.all([
    observations.observe({
      target,
      resource: `load-balancer:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: clients => readLoadBalancer(clients, arn),
      isChanging: ({ state }) => state !== 'active',
    }),
    observations.observe({
      target,
      resource: `listeners:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: (clients, signal) => readListeners(clients, arn, signal),
      isChanging: list => !list.length,
    }),
  ]);
  return { loadBalancer, listeners };
}

/**
 * Returns the endpoint of an API: of its load balancer or, if it has none, what
 * its stack says.
 */
export async function endpointOf(
  { loadBalancer, listeners }: ObservedLoadBalancer,
  {
    url,
    additionalDomains = [],
    kind,
    reach,
  }: Pick<StackFacts, 'url' | 'additionalDomains' | 'kind' | 'reach'> = {},
): Promise<Observed<EndpointStatus>> {
  if (!loadBalancer.value && !loadBalancer.failure && url) {
    return { value: endpointOfStack(url, reach) };
  }
  const additionalUrls = additionalDomains.flatMap(
    ({ name }) => webUrl(`https://${name}`) ?? [],
  );
  return andThen(loadBalancer, facts =>
    andThen(listeners, list => ({
      value: {
        ...toEndpointStatus(facts, list, url),
        ...(additionalUrls.length && { additionalUrls }),
        ...(kind === 'shared-api' && { isShared: true }),
      },
    })),
  );
}

async function readLoadBalancer(
  clients: FargateClients,
  arn: string,
): Promise<LoadBalancerFacts> {
  const loadBalancer = await Batches.of(clients).loadBalancers.load(arn);
  if (!loadBalancer) {
    throw new MissingError('load-balancer-missing', { arn });
  }
  const { Scheme, Type, AvailabilityZones = [] } = loadBalancer;
  return {
    dnsName: loadBalancer.DNSName!,
    scheme: Scheme === 'internal' ? 'internal' : 'internet-facing',
    type: Type === 'network' ? 'network' : 'application',
    state: loadBalancer.State?.Code ?? 'active',
    availabilityZones: AvailabilityZones.flatMap(
      ({ ZoneName }) => ZoneName ?? [],
    ).sort(),
    securityGroups: loadBalancer.SecurityGroups ?? [],
  };
}

async function readListeners(
  { elbv2 }: FargateClients,
  loadBalancerArn: string,
  signal: AbortSignal,
): Promise<ListenerFacts[]> {
  const listeners: ListenerFacts[] = [];
  const pages = paginateDescribeListeners(
    { client: elbv2 },
    { LoadBalancerArn: loadBalancerArn },
    { abortSignal: signal },
  );
  for await (const { Listeners = [] } of pages) {
    listeners.push(
      ...Listeners.map(({ Protocol, Port, Certificates }) => ({
        protocol: Protocol!,
        port: Port!,
        certificateArn: Certificates?.[0]?.CertificateArn,
      })),
    );
  }
  return listeners;
}

function endpointOfStack(
  url: string,
  reach: StackFacts['reach'],
): EndpointStatus {
  return {
    url,
    scheme: reach === 'internet' ? 'internet-facing' : 'internal',
    tls: url.startsWith('https:'),
    availabilityZones: [],
  };
}

/**
 * Combines a load balancer and its listeners into an endpoint.
 *
 * @param url - The URL of the API, with a domain name that the load balancer
 * does not contain. Default: the DNS name of the load balancer.
 */
export function toEndpointStatus(
  { securityGroups, ...loadBalancer }: LoadBalancerFacts,
  listeners: ListenerFacts[],
  url?: string,
): EndpointStatus {
  return {
    ...loadBalancer,
    url: url ?? urlOf(loadBalancer.dnsName, listeners),
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
