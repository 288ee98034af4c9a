import {
  FargateApiProblem,
  ReadFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const HINTS: Record<ReadFailure['reason'], string | undefined> = {
  throttled: undefined,
  denied:
    "Give the role of Backstage the missing permission; the plugin's README has the whole policy.",
  'not-found': 'Deploy again: the service needs what was taken away.',
  unavailable: undefined,
};

/**
 * What could not be read, by what people call it. One cause is told once,
 * however many parts it took. Throttling is no problem of what is looked at:
 * the age of a part says enough.
 */
export function failuresInWords(
  parts: [words: string, failure: ReadFailure | undefined][],
): FargateApiProblem[] {
  const byMessage = new Map<string, { failure: ReadFailure; of: string[] }>();
  for (const [words, failure] of parts) {
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
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${last}`
    : last;
}
