import {
  FargateApiProblem,
  ProblemFacts,
  ProblemKind,
  tellProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { inEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/**
 * A problem of some kind, told in English too.
 *
 * @param code - AWS's own, where there is one.
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
