import {
  violations,
  violationsText,
} from '../../../../constraints/apiConstraints';
import { AwsError } from '../../../../world/AwsError';
import { ResourceType } from '../../../ResourceType';
import { PhysicalResource } from '../stacks/StackResource';

/**
 * Refuses properties that the API behind the resource type would refuse by the
 * constraints of its model.
 *
 * @throws AwsError `ValidationException` with the text of the API
 */
export function requireConstraints(
  { api }: ResourceType,
  { properties }: PhysicalResource,
): void {
  if (!api) {
    return;
  }
  const { service, operation, input } = api;
  const problems = violations(
    service,
    operation,
    input?.(properties) ?? properties,
  );
  if (problems.length > 0) {
    throw new AwsError('ValidationException', violationsText(problems));
  }
}
