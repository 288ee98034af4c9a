import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReactNode } from 'react';
import { Fact } from './Fact';
import { ReadFailureNote } from './ReadFailureNote';
import { StaleNote } from './StaleNote';

/**
 * A labelled line for one part of a status: its value, with its age if it could
 * not be refreshed, or why it could not be read.
 */
export function ObservedFact<T>(props: {
  label: string;
  part: Observed<T>;
  children: (value: T) => ReactNode;
}) {
  const { label, part, children } = props;
  if (part.value === undefined) {
    return part.failure ? (
      <Fact label={label}>
        <ReadFailureNote failure={part.failure} />
      </Fact>
    ) : null;
  }
  const content = children(part.value);
  return content ? (
    <Fact label={label}>
      {content}
      <StaleNote part={part} />
    </Fact>
  ) : null;
}
