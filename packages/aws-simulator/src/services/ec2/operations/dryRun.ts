import { AwsError } from '../../../world/AwsError';
import { Operation } from '../../ServiceDefinition';

/** Lets an operation answer `DryRun` as EC2 does: without doing anything. */
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
