import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Elbv2 } from './Elbv2';
import { BalancerType, forwardedTo, LoadBalancer } from './types';

/** The listener protocols of each type of load balancer, in AWS's order. */
const LISTENER_PROTOCOLS: Record<Exclude<BalancerType, 'gateway'>, string[]> = {
  application: ['HTTPS', 'HTTP'],
  network: ['TLS', 'TCP', 'TCP_UDP', 'UDP'],
};

/** The target group protocols that a listener of each protocol forwards to. */
const TARGET_PROTOCOLS: Readonly<Record<string, string[]>> = {
  HTTP: ['HTTP', 'HTTPS'],
  HTTPS: ['HTTP', 'HTTPS'],
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  // The listener of a gateway load balancer has no protocol of its own.
  '': ['GENEVE'],
};

/** @throws AwsError `ValidationError` when the load balancer's type does not speak it. */
export function assertListenerProtocol(
  { shape: { Type } }: LoadBalancer,
  protocol: string,
): void {
  if (Type === 'gateway') {
    return;
  }
  const offered = LISTENER_PROTOCOLS[Type];
  if (!offered.includes(protocol)) {
    throw new AwsError(
      'ValidationError',
      `Listener protocol '${protocol}' must be one of '${offered.join(', ')}'`,
    );
  }
}

/** @throws AwsError `IncompatibleProtocols` when a target group speaks something else. */
export function assertTargetProtocols(
  elb: Elbv2,
  protocol: string,
  actions: Action[],
): void {
  for (const arn of forwardedTo(actions)) {
    const { Protocol = '' } = elb.targetGroup(arn).shape;
    if (Protocol && !TARGET_PROTOCOLS[protocol]?.includes(Protocol)) {
      throw new AwsError(
        'IncompatibleProtocols',
        `The listener and its associated target group '${arn}' have incompatible protocols`,
      );
    }
  }
}
