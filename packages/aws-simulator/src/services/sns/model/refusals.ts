import { AwsError } from '../../../world/AwsError';

export function invalid(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}

/** For what AWS takes and the simulator does not. */
export function unsupported(what: string): AwsError {
  return new AwsError(
    'InvalidParameter',
    `The AWS simulator does not support ${what}`,
  );
}

export function notFound(what: 'Subscription' | 'Topic'): AwsError {
  return new AwsError('NotFound', `${what} does not exist`, { status: 404 });
}
