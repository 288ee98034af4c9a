import { violations, violationsText } from '../constraints/apiConstraints';
import { ecrViolation } from '../constraints/ecrViolation';
import { AwsError } from '../world/AwsError';
import { MissingMembers } from './MissingMembers';
import { OperationModel, ServiceModel } from './ServiceModel';

/**
 * Refuses input without required members, or that does not satisfy the
 * constraints of the operation's model.
 *
 * @throws AwsError with `code`: `1 validation error detected: Value … at '…'
 *   failed to satisfy constraint: …`
 */
export function requireValid(
  { definition }: ServiceModel,
  { name }: OperationModel,
  input: unknown,
  missing: MissingMembers,
  code: string,
): void {
  const problems = [
    ...missing.violations(),
    ...violations(definition.signingName, name, input),
  ];
  if (problems.length > 0) {
    throw new AwsError(
      code,
      definition.signingName === 'ecr'
        ? ecrViolation(problems)
        : violationsText(problems),
    );
  }
}
