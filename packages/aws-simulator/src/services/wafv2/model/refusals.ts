import { AwsError } from '../../../world/AwsError';

/** An error that says which part of a request is wrong, and why. */
export function invalidParameter(
  Reason: string,
  Field: string,
  Parameter: string,
): AwsError {
  return new AwsError(
    'WAFInvalidParameterException',
    `Error reason: ${Reason}, field: ${Field}, parameter: ${Parameter}`,
    { fields: { Field, Parameter, Reason } },
  );
}

export function nonexistent(): AwsError {
  return new AwsError(
    'WAFNonexistentItemException',
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  );
}

export function limitExceeded(): AwsError {
  return new AwsError(
    'WAFLimitsExceededException',
    'AWS WAF couldn’t perform the operation because you exceeded your resource limit.',
  );
}

/** For what AWS takes and the simulator does not. */
export function unsupported(what: string): AwsError {
  return new AwsError(
    'WAFInvalidOperationException',
    `The AWS simulator does not support ${what}`,
  );
}
