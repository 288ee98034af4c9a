import { InputError } from '@backstage/errors';
import { ECS_SERVICE_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';

/** One card each. */
const MAX_ARNS = 20;

/**
 * Reads the ARNs of ECS services in an annotation, separated by commas. Whether each
 * is one is checked later, so that the others can be shown.
 *
 * @throws InputError when there is none, or there are too many.
 */
export function parseServiceArns(annotation: string): string[] {
  const arns = annotation
    .split(',')
    .map(arn => arn.trim())
    .filter(Boolean);
  const unique = [...new Set(arns)];
  if (unique.length === 0) {
    throw new InputError(
      `The annotation ${ECS_SERVICE_ARN_ANNOTATION} contains no ARN`,
    );
  }
  if (unique.length > MAX_ARNS) {
    throw new InputError(
      `The annotation ${ECS_SERVICE_ARN_ANNOTATION} contains ${unique.length} ARNs, more than ${MAX_ARNS}`,
    );
  }
  return unique;
}
