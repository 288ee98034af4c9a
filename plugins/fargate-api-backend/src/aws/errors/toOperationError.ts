import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { toReadFailure } from './toReadFailure';

/** AWS understood, and says why it cannot be done now. */
const CONFLICT =
  /^(InvalidParameterException|ClientException|ServiceNotActiveException|UnsupportedFeatureException|PlatformTaskDefinitionIncompatibilityException)$/;

/** What to answer when AWS does not do what was asked of it. */
export function toOperationError(error: unknown): Error {
  const { reason, message } = toReadFailure(error);
  if (error instanceof Error && CONFLICT.test(error.name)) {
    return new ConflictError(message);
  }
  return reason === 'not-found'
    ? new NotFoundError(message)
    : new ServiceUnavailableError(message);
}
