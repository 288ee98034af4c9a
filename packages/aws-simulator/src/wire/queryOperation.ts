import { AwsError } from '../world/AwsError';
import { readForm } from './readForm';
import { ServiceModel } from './ServiceModel';
import { WireRequest } from './WireRequest';

/**
 * The `Action` of a Query request.
 *
 * @throws AwsError when there is none, or when it is one of another `Version`.
 */
export function queryOperationName(
  request: WireRequest,
  model: ServiceModel | undefined,
): string {
  const form = readForm(request);
  const action = form.get('Action');
  if (!action) {
    throw new AwsError(
      'MissingAction',
      'The request must contain the parameter Action',
    );
  }
  const version = model?.definition.version;
  const asked = form.get('Version');
  if (version !== undefined && asked !== version) {
    throw new AwsError(
      'InvalidAction',
      `Could not find operation ${action} for version ${
        asked ?? 'NO_VERSION_SPECIFIED'
      }`,
    );
  }
  return action;
}

/** The error of a Query API for an unknown action. */
export function unknownAction(action: string): AwsError {
  return new AwsError(
    'InvalidAction',
    `The action ${action} is not valid for this web service.`,
  );
}
