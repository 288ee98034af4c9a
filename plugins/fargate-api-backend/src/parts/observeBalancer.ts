import {
  CertificateStatus,
  EndpointStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { toEndpointStatus } from '../mappers';
import { andThen, FRESH_FOR } from '../observe';
import {
  ListenerFacts,
  LoadBalancerFacts,
  readCertificate,
  readListeners,
  readLoadBalancer,
  TargetGroupFacts,
} from '../reads';
import { Look } from './Look';

/** The load balancer of an API and its listeners; empty where it has none. */
export interface Balancer {
  balancer: Observed<LoadBalancerFacts>;
  listeners: Observed<ListenerFacts[]>;
}

/** Of the first balancer: a second one serves the same tasks on another way. */
export async function observeBalancer(
  { observations, target }: Look,
  groups: Observed<TargetGroupFacts[]>,
): Promise<Balancer> {
  const [arn] = (groups.value ?? []).flatMap(group => group.loadBalancerArns);
  if (!arn) {
    const { failure } = groups;
    return {
      balancer: failure ? { failure } : {},
      listeners: failure ? { failure } : {},
    };
  }
  const [balancer, listeners] = await Promise.all([
    observations.observe({
      target,
      resource: `load-balancer:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: clients => readLoadBalancer(clients, arn),
    }),
    observations.observe({
      target,
      resource: `listeners:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: (clients, signal) => readListeners(clients, arn, signal),
    }),
  ]);
  return { balancer, listeners };
}

/**
 * Where an API answers.
 *
 * @param url - As its stack says it.
 */
export function endpointOf(
  { balancer, listeners }: Balancer,
  url: string | undefined,
): Promise<Observed<EndpointStatus>> {
  return andThen(balancer, facts =>
    andThen(listeners, known => ({
      value: toEndpointStatus(facts, known, url),
    })),
  );
}

/** The certificate of the first listener that has one; its ARN alone where ACM tells no more. */
export function observeCertificate(
  { observations, target }: Look,
  { listeners }: Balancer,
): Promise<Observed<CertificateStatus>> {
  return andThen(listeners, async known => {
    const arn = known.find(
      ({ certificateArn }) => certificateArn,
    )?.certificateArn;
    if (!arn) {
      return {};
    }
    // A listener may also have a server certificate of IAM's.
    if (arn.split(':')[2] !== 'acm') {
      return { value: { arn } };
    }
    const certificate = await observations.observe({
      target,
      resource: `certificate:${arn}`,
      freshFor: FRESH_FOR.immutable,
      read: (clients, signal) => readCertificate(clients, arn, signal),
    });
    return certificate.value ? certificate : { ...certificate, value: { arn } };
  });
}
