import { AwsError } from '../../../../world/AwsError';
import { missingParameterValues } from '../parameters/missingParameterValues';
import { unsupportedAttribute } from '../execution/provisioningProblem';
import { driftsOf } from '../drift/liveState';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { ChangeSet } from '../stacks/ChangeSet';
import { Plan, planChanges } from './planChanges';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const EARLY_VALIDATION =
  'The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.';

/** Starts the creation of a change set, which takes as long as on AWS. */
export function prepareChangeSet(
  cloudFormation: CloudFormation,
  stack: Stack,
  changeSet: ChangeSet,
): void {
  const { clock, world } = cloudFormation.region;
  clock.after(1, () => {
    changeSet.status = 'CREATE_IN_PROGRESS';
  });
  clock.after(3, () => {
    changeSet.endTime = world.now();
    const failure = prepare(cloudFormation, stack, changeSet);
    changeSet.status = failure ? 'FAILED' : 'CREATE_COMPLETE';
    changeSet.executionStatus = failure ? 'UNAVAILABLE' : 'AVAILABLE';
    changeSet.statusReason = failure ?? changeSet.statusReason;
  });
}

function prepare(
  cloudFormation: CloudFormation,
  stack: Stack,
  changeSet: ChangeSet,
): string | undefined {
  const { desired } = changeSet;
  const missing = missingParameterValues(
    cloudFormation.region,
    desired.parameters,
  );
  if (missing.length > 0) {
    return `Parameter validation failed: ${missing
      .map(
        ({ name, value }) =>
          `parameter value ${value} for parameter name ${name} does not exist`,
      )
      .join(', ')}`;
  }
  const unsupported = unsupportedAttribute(desired.template);
  if (unsupported) {
    return unsupported;
  }
  let plan: Plan;
  try {
    plan = planChanges(
      cloudFormation,
      stack,
      desired,
      changeSet.revertsDrift
        ? driftsOf(cloudFormation.region, stack)
        : undefined,
    );
  } catch (error) {
    return error instanceof AwsError
      ? error.message
      : `Internal failure of the AWS simulator: ${error}`;
  }
  if (plan.problems.length > 0) {
    changeSet.problems = plan.problems;
    return EARLY_VALIDATION;
  }
  if (plan.changes.length === 0 && !plan.stackChanges) {
    return NO_CHANGES;
  }
  changeSet.changes = plan.changes;
  if (plan.warnings.length > 0) {
    changeSet.statusReason = `[WARN] --include-property-values option can return incomplete ChangeSet data because: ${plan.warnings.join(
      '; ',
    )}`;
  }
  return undefined;
}
