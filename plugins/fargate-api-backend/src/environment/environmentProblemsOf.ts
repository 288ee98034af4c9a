import {
  EnvironmentStatus,
  FargateApiProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem, unreadProblems } from '../status/problems';

/** What a person should know of an environment, the most telling first. */
export function environmentProblemsOf({
  network,
  egress,
  endpoints,
  cluster,
}: Pick<
  EnvironmentStatus,
  'network' | 'egress' | 'endpoints' | 'cluster'
>): FargateApiProblem[] {
  return [
    ...clusterProblems(cluster),
    ...endpointProblems(endpoints),
    ...unreadProblems([
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

function endpointProblems({
  value = [],
}: EnvironmentStatus['endpoints']): FargateApiProblem[] {
  return value
    .filter(({ state }) => ['failed', 'rejected', 'expired'].includes(state))
    .map(({ service, state }) =>
      problem('warning', 'endpoint-not-available', { service, state }, state),
    );
}
