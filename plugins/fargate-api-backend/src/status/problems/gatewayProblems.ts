import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/**
 * Reports what keeps requests to an API behind API Gateway from its tasks: a missing part,
 * or a security group.
 */
export function gatewayProblems({
  gatewayBreak,
  linkRules,
  throttling,
}: Pick<
  StatusParts,
  'gatewayBreak' | 'linkRules' | 'throttling'
>): FargateApiProblem[] {
  const broken = gatewayBreak.value;
  const { egress, ingress, ...facts } = linkRules.value ?? {
    egress: true,
    ingress: true,
    link: '',
    port: 0,
    tasks: '',
  };
  // Its throttling is that of the stage, which goes with the API.
  const isStageMissing =
    broken !== 'api-missing' && throttling?.failure?.reason === 'not-found';
  return [
    ...(broken ? [problem('error', `gateway-${broken}`, {})] : []),
    ...(isStageMissing ? [problem('error', 'gateway-stage-missing', {})] : []),
    ...(ingress ? [] : [problem('error', 'link-ingress-missing', facts)]),
    ...(egress ? [] : [problem('error', 'link-egress-missing', facts)]),
  ];
}
