import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { accessProblems } from './accessProblems';
import { loadBalancerProblems } from './loadBalancerProblems';
import { certificateProblems } from './certificateProblems';
import { gatewayProblems } from './gatewayProblems';
import { instanceProblems } from './instanceProblems';
import { missingServiceProblems } from './missingServiceProblems';
import { partFailureProblems } from './partFailureProblems';
import { rolloutProblems } from './rolloutProblems';
import { notConfirmedProblems } from './notConfirmedProblems';
import { missingTaskProblems } from './missingTaskProblems';
import { stackProblems } from './stackProblems';
import { sharedRuleProblems } from './sharedRuleProblems';
import { StatusParts } from './StatusParts';
import { targetProblems } from './targetProblems';
import { taskProblems } from './taskProblems';
import { vpcLinkProblems } from './vpcLinkProblems';

/**
 * Lists the problems of a service, the most important first: errors before
 * warnings, and causes before their effects. A missing service has no other
 * problems.
 */
export function problemsOf(parts: StatusParts): FargateApiProblem[] {
  const missing = [
    ...notConfirmedProblems([parts.service.failure]),
    ...missingServiceProblems(parts),
  ];
  if (missing.length) {
    return missing;
  }
  const causes = [
    ...taskProblems(parts),
    ...targetProblems(parts),
    ...rolloutProblems(parts),
    ...loadBalancerProblems(parts),
    ...vpcLinkProblems(parts),
    ...instanceProblems(parts),
  ];
  const problems = [
    ...gatewayProblems(parts),
    ...sharedRuleProblems(parts),
    ...(causes.length ? causes : missingTaskProblems(parts)),
    ...accessProblems(parts),
    ...certificateProblems(parts),
    ...stackProblems(parts),
    ...partFailureProblems(parts),
  ];
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'warning'),
  ];
}
