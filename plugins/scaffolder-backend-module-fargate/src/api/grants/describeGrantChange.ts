import { isDeepStrictEqual } from 'node:util';
import { Grant, Statement } from './Grant';
import { describeGrant, grantStatement } from './grantStatement';

/** What changes of the rights of a container, a sentence for each. */
export function describeGrantChange(
  before: readonly Statement[],
  after: readonly Grant[],
): string[] {
  const added = after.filter(
    grant => !before.some(one => isDeepStrictEqual(one, grantStatement(grant))),
  );
  const removed = before.filter(
    one => !after.some(grant => isDeepStrictEqual(one, grantStatement(grant))),
  );
  return [
    ...added.map(grant => `add: ${describeGrant(grant)}`),
    ...removed.map(
      ({ Action, Resource }) =>
        `remove: may no longer ${Action.join(', ')} on ${Resource[0]}`,
    ),
  ];
}
