import {
  EnvironmentStatus,
  FargateApiProblem,
  isNearlyUsed,
  ProblemKind,
  SharedLoadBalancerQuota,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  notConfirmedProblems,
  problem,
  readFailureProblems,
} from '../status/problems';

const NEARLY_USED = {
  rules: 'shared-rules-nearly-used',
  targetGroups: 'shared-target-groups-nearly-used',
  certificates: 'shared-certificates-nearly-used',
} as const satisfies Record<SharedLoadBalancerQuota, ProblemKind>;

/** Lists the problems of an environment, the most important first. */
export function environmentProblems({
  network,
  egress,
  endpoints,
  cluster,
  sharedLoadBalancer,
}: Pick<
  EnvironmentStatus,
  'network' | 'egress' | 'endpoints' | 'cluster' | 'sharedLoadBalancer'
>): FargateApiProblem[] {
  return [
    ...notConfirmedProblems([
      cluster.failure,
      network.failure,
      egress.failure,
      endpoints.failure,
    ]),
    ...clusterProblems(cluster),
    ...vpcEndpointProblems(endpoints),
    ...quotaProblems(sharedLoadBalancer),
    ...readFailureProblems([
      ['network', network.failure],
      ['egress', egress.failure],
      ['endpoints', endpoints.failure],
      ['cluster', cluster.failure],
      ['sharedLoadBalancer', sharedLoadBalancer.failure],
    ]),
  ];
}

function clusterProblems({
  value,
}: EnvironmentStatus['cluster']): FargateApiProblem[] {
  if (!value || value.status === 'ACTIVE') {
    return [];
  }
  const { name, status } = value;
  const facts = { cluster: name, status };
  return [problem('error', 'cluster-not-active', facts, status)];
}

function vpcEndpointProblems({
  value = [],
}: EnvironmentStatus['endpoints']): FargateApiProblem[] {
  return value
    .filter(({ state }) => ['failed', 'rejected', 'expired'].includes(state))
    .map(({ service, state }) =>
      problem('warning', 'endpoint-not-available', { service, state }, state),
    );
}

function quotaProblems({
  value,
}: EnvironmentStatus['sharedLoadBalancer']): FargateApiProblem[] {
  return (['rules', 'targetGroups', 'certificates'] as const).flatMap(name => {
    const quota = value?.quotas[name];
    return quota && isNearlyUsed(quota)
      ? [problem('warning', NEARLY_USED[name], { ...quota })]
      : [];
  });
}
