import { Entity } from '@backstage/catalog-model';
import {
  Observed,
  SharedLoadBalancerStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  assertOwnOutputs,
  describeStack,
  FargateClients,
  loadBalancerStackName,
  readSharedListener,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Batches, FRESH_FOR, MissingError, ObservationContext } from '../aws';
import { Ownership } from './ownership';
import { stackOwnership } from './stack';

/** The stack of a load balancer that APIs share. */
export interface SharedLoadBalancerStackFacts {
  status: string;
  ownership: Ownership;
  loadBalancerArn: string;
  listenerArn: string;
}

/**
 * Observes the stack of the load balancer that APIs of an environment share, by its name;
 * null without one, and while there is no load balancer yet.
 */
export function observeSharedLoadBalancerStack(
  { observations, target }: ObservationContext,
  environment: Entity,
): Promise<Observed<SharedLoadBalancerStackFacts | null>> {
  const name = loadBalancerStackName(environment.metadata);
  return observations.observe({
    target,
    resource: `shared-load-balancer-stack:${name}`,
    freshFor: FRESH_FOR.authorization,
    isStrict: true,
    read: (clients, signal) => readStack(clients, name, signal),
    isChanging: stack => !!stack?.status.endsWith('_IN_PROGRESS'),
  });
}

/** Observes how much of its quotas a load balancer that APIs share has used up. */
export function observeSharedLoadBalancer(
  { observations, target }: ObservationContext,
  stack: SharedLoadBalancerStackFacts,
): Promise<Observed<SharedLoadBalancerStatus>> {
  return observations.observe({
    target,
    resource: `shared-load-balancer:${stack.listenerArn}`,
    freshFor: FRESH_FOR.deployed,
    read: (clients, signal) => readLoadBalancer(clients, stack, signal),
  });
}

async function readStack(
  clients: FargateClients,
  name: string,
  signal: AbortSignal,
): Promise<SharedLoadBalancerStackFacts | null> {
  const stack = await describeStack(clients, name, { signal });
  const { LoadBalancerArn, ListenerArn } = stack?.outputs ?? {};
  if (
    stack?.kind !== 'shared-load-balancer' ||
    !LoadBalancerArn ||
    !ListenerArn
  ) {
    return null;
  }
  await assertOwnOutputs(clients, stack, {
    signal,
    keys: ['LoadBalancerArn', 'ListenerArn'],
  });
  return {
    status: stack.status,
    ownership: stackOwnership(stack),
    loadBalancerArn: LoadBalancerArn,
    listenerArn: ListenerArn,
  };
}

async function readLoadBalancer(
  clients: FargateClients,
  { loadBalancerArn: arn, listenerArn }: SharedLoadBalancerStackFacts,
  signal: AbortSignal,
): Promise<SharedLoadBalancerStatus> {
  const [loadBalancer, { quotas }] = await Promise.all([
    Batches.of(clients).loadBalancers.load(arn),
    readSharedListener(clients, listenerArn, { signal }),
  ]);
  if (!loadBalancer) {
    throw new MissingError('load-balancer-missing', { arn });
  }
  return { zones: loadBalancer.AvailabilityZones?.length ?? 0, quotas };
}
