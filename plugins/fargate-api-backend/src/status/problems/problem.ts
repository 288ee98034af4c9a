import {
  FargateApiProblem,
  ProblemFacts,
  ProblemKind,
  formatProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * Returns a problem with its English message and hint.
 *
 * @param code - The error or reason code of AWS, if there is one.
 */
export function problem<K extends ProblemKind>(
  severity: FargateApiProblem['severity'],
  kind: K,
  facts: ProblemFacts<K>,
  code?: string,
): FargateApiProblem {
  const words = formatProblem({ kind, facts, message: '' }, translateToEnglish);
  return { severity, kind, facts, ...words, code };
}
