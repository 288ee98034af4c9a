import {
  FargateApiProblem,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StatusParts } from './StatusParts';

const PARTS = {
  service: 'the service',
  taskDefinition: 'the task definition',
  targetGroups: 'the target groups',
  endpoint: 'the load balancer',
  egressIps: 'the egress addresses',
  stoppedTasks: 'the stopped tasks',
} as const;

const HINTS: Record<ReadFailure['reason'], string | undefined> = {
  throttled: undefined,
  denied:
    "Give the role of Backstage the missing permission; the plugin's README has the whole policy.",
  'not-found': 'Deploy again: the service needs what was taken away.',
  unavailable: undefined,
};

/**
 * Parts that could not be read. One cause is told once, however many parts it
 * took. Throttling is no problem of the API's: the age of a part says enough.
 */
export function readProblems(parts: StatusParts): FargateApiProblem[] {
  const byMessage = new Map<string, { failure: ReadFailure; of: string[] }>();
  for (const [key, words] of Object.entries(PARTS)) {
    const { failure } = parts[key as keyof typeof PARTS];
    if (failure && failure.reason !== 'throttled') {
      const of = byMessage.get(failure.message)?.of ?? [];
      byMessage.set(failure.message, { failure, of: [...of, words] });
    }
  }
  return [...byMessage.values()].map(({ failure, of }) => ({
    severity: 'warning',
    message: `AWS did not tell ${inWords(of)}: ${failure.message}`,
    hint: HINTS[failure.reason],
  }));
}

function inWords(parts: string[]): string {
  const last = parts[parts.length - 1];
  return parts.length === 1
    ? last
    : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
