import {
  EnvironmentStatus,
  FargateApiProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  notConfirmedProblems,
  problem,
  readFailureProblems,
} from '../status/problems';

/** Lists the problems of an environment, the most important first. */
export function environmentProblems({
  network,
  egress,
  endpoints,
  cluster,
}: Pick<
  EnvironmentStatus,
  'network' | 'egress' | 'endpoints' | 'cluster'
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
    ...readFailureProblems([
      ['network', network.failure],
      ['egress', egress.failure],
      ['endpoints', endpoints.failure],
      ['cluster', cluster.failure],
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
