import {
  EnvironmentStatus,
  FargateApiProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { failuresInWords } from './failuresInWords';

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
    ...failuresInWords([
      ['the network', network.failure],
      ['the egress addresses', egress.failure],
      ['the endpoints', endpoints.failure],
      ['the cluster', cluster.failure],
    ]),
  ];
}

function clusterProblems({
  value,
}: EnvironmentStatus['cluster']): FargateApiProblem[] {
  return value && value.status !== 'ACTIVE'
    ? [
        {
          severity: 'error',
          message: `The cluster ${value.name} is ${value.status}`,
          hint: 'Nothing can be deployed to it: deploy the environment again.',
          code: value.status,
        },
      ]
    : [];
}

function endpointProblems({
  value = [],
}: EnvironmentStatus['endpoints']): FargateApiProblem[] {
  return value
    .filter(({ state }) => ['failed', 'rejected', 'expired'].includes(state))
    .map(({ service, state }) => ({
      severity: 'warning',
      message: `The endpoint for ${service} is ${state}`,
      hint: 'Tasks without another way to that service cannot use it: deploy the environment again.',
      code: state,
    }));
}
