import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Observes a resource that can be read only after another one. A failure of the first is passed on. */
export async function andThen<A, B>(
  first: Observed<A>,
  next: (value: A) => Promise<Observed<B>> | Observed<B>,
): Promise<Observed<B>> {
  if (first.value === undefined) {
    return withoutUndefined({ failure: first.failure });
  }
  const second = await next(first.value);
  return withoutUndefined({
    value: second.value,
    observedAt: oldest([first.observedAt, second.observedAt]),
    failure: second.failure ?? first.failure,
  });
}

/** Combines several values into one. Without one of them, the result is its failure. */
export function allOf<T>(parts: Observed<T>[]): Observed<T[]> {
  const failure = parts.find(part => part.failure)?.failure;
  const values = parts.flatMap(part =>
    part.value === undefined ? [] : [part.value],
  );
  return withoutUndefined({
    value: values.length === parts.length ? values : undefined,
    observedAt: oldest(parts.map(part => part.observedAt)),
    failure,
  });
}

/** A combined value is as old as its oldest part. ISO 8601 times in UTC sort as text. */
function oldest(times: (string | undefined)[]): string | undefined {
  return times.filter(time => time !== undefined).sort()[0];
}

function withoutUndefined<T>(observed: Observed<T>): Observed<T> {
  const { value, observedAt, failure } = observed;
  return {
    ...(value !== undefined && { value, ...(observedAt && { observedAt }) }),
    ...(failure && { failure }),
  };
}
