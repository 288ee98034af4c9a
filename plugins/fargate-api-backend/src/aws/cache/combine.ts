import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';

/** What is known of a thing that can only be looked for once another is known. */
export async function andThen<A, B>(
  first: Observed<A>,
  next: (value: A) => Promise<Observed<B>> | Observed<B>,
): Promise<Observed<B>> {
  if (first.value === undefined) {
    return withoutGaps({ failure: first.failure });
  }
  const second = await next(first.value);
  return withoutGaps({
    value: second.value,
    observedAt: oldest([first.observedAt, second.observedAt]),
    failure: second.failure ?? first.failure,
  });
}

/** All of several things, or the failure of the first that is missing. */
export function allOf<T>(parts: Observed<T>[]): Observed<T[]> {
  const failure = parts.find(part => part.failure)?.failure;
  const values = parts.flatMap(part =>
    part.value === undefined ? [] : [part.value],
  );
  return withoutGaps({
    value: values.length === parts.length ? values : undefined,
    observedAt: oldest(parts.map(part => part.observedAt)),
    failure,
  });
}

/** The whole is as old as its oldest part; ISO 8601 in UTC sorts as text. */
function oldest(times: (string | undefined)[]): string | undefined {
  return times.filter(time => time !== undefined).sort()[0];
}

function withoutGaps<T>(observed: Observed<T>): Observed<T> {
  const { value, observedAt, failure } = observed;
  return {
    ...(value !== undefined && { value, ...(observedAt && { observedAt }) }),
    ...(failure && { failure }),
  };
}
