import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { toReadFailure } from './toReadFailure';

/** AWS rejected the request because of the state of the service. */
const CONFLICT =
  /^(InvalidParameterException|ClientException|ServiceNotActiveException|UnsupportedFeatureException|PlatformTaskDefinitionIncompatibilityException)$/;

/** Converts an error of an AWS call to the error that a route or action returns. */
export function toOperationError(error: unknown): Error {
  const { reason, message } = toReadFailure(error);
  if (error instanceof Error && CONFLICT.test(error.name)) {
    return new ConflictError(message);
  }
  return reason === 'not-found'
    ? new NotFoundError(message)
    : new ServiceUnavailableError(message);
}
