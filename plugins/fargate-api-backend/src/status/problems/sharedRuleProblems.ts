import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports what an API misses on the listener that it shares. */
export function sharedRuleProblems({
  sharedRule: { value },
}: Pick<StatusParts, 'sharedRule'>): FargateApiProblem[] {
  if (!value) {
    return [];
  }
  const { missingCertificate, rule, ruleArn } = value;
  return [
    ...(rule === 'missing'
      ? [problem('error', 'shared-rule-missing', {})]
      : []),
    ...(rule === 'elsewhere'
      ? [problem('error', 'shared-rule-elsewhere', { rule: ruleArn })]
      : []),
    ...(missingCertificate
      ? [
          problem('error', 'shared-certificate-missing', {
            certificate: missingCertificate,
          }),
        ]
      : []),
  ];
}
