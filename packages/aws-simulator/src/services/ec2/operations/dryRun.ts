import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';

/** Adds EC2's `DryRun` to an operation. */
export function dryRun(operation: Operation): Operation {
  return (context, input) => {
    if (input.DryRun) {
      throw new AwsError(
        'DryRunOperation',
        'Request would have succeeded, but DryRun flag is set.',
        { status: 412 },
      );
    }
    return operation(context, input);
  };
}
