import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports a VPC link that does not carry requests. */
export function vpcLinkProblems({
  vpcLink: { value } = {},
}: Pick<StatusParts, 'vpcLink'>): FargateApiProblem[] {
  switch (value?.status) {
    case 'INACTIVE':
      return [problem('warning', 'vpc-link-inactive', {}, value.status)];
    case 'FAILED':
    case 'DELETING':
      return [
        problem(
          'error',
          'vpc-link-failed',
          { status: value.status },
          value.message ?? value.status,
        ),
      ];
    default:
      return [];
  }
}
