import {
  FargateApiProblem,
  ProblemFacts,
  ProblemKind,
  tellProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { inEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

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
  const words = tellProblem({ kind, facts, message: '' }, inEnglish);
  return { severity, kind, facts, ...words, code };
}
