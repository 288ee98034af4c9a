import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { balancerProblems } from './balancerProblems';
import { certificateProblems } from './certificateProblems';
import { goneProblems } from './goneProblems';
import { readProblems } from './readProblems';
import { rolloutProblems } from './rolloutProblems';
import { shortageProblems } from './shortageProblems';
import { stackProblems } from './stackProblems';
import { StatusParts } from './StatusParts';
import { targetProblems } from './targetProblems';
import { taskProblems } from './taskProblems';

/**
 * What a person should know of a status, in words, the most telling first:
 * what stops requests from being answered before what does not, and causes
 * before what follows from them.
 */
export function problemsOf(parts: StatusParts): FargateApiProblem[] {
  const gone = goneProblems(parts);
  if (gone.length) {
    return gone;
  }
  const causes = [
    ...taskProblems(parts),
    ...targetProblems(parts),
    ...rolloutProblems(parts),
    ...balancerProblems(parts),
  ];
  const problems = [
    ...(causes.length ? causes : shortageProblems(parts)),
    ...certificateProblems(parts),
    ...stackProblems(parts),
    ...readProblems(parts),
  ];
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'warning'),
  ];
}
