import { AwsError } from '../../../../world/AwsError';
import { Ids } from '../../../../world/Ids';
import { HandlerError, VerbatimReason } from '../../../ResourceType';

/** The `ResourceStatusReason` for an error of a resource handler. */
export function failureReason(
  error: unknown,
  sdkServiceName: string,
  ids: Ids,
): string {
  if (error instanceof VerbatimReason) {
    return error.message;
  }
  if (error instanceof HandlerError) {
    return handlerMessage(error.message, error.handlerErrorCode, ids);
  }
  if (error instanceof AwsError) {
    return handlerMessage(
      serviceMessage(error, sdkServiceName, ids),
      handlerErrorCode(error),
      ids,
    );
  }
  return handlerMessage(
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    'InternalFailure',
    ids,
  );
}

/** The message of a failed API call, as the SDK of CloudFormation's handlers formats it. */
export function serviceMessage(
  { message, status }: AwsError,
  sdkServiceName: string,
  ids: Ids,
): string {
  return `${message} (Service: ${sdkServiceName}, Status Code: ${status}, Request ID: ${ids.uuid()}) (SDK Attempt Count: 1)`;
}

function handlerMessage(message: string, code: string, ids: Ids): string {
  return `Resource handler returned message: "${message}" (RequestToken: ${ids.uuid()}, HandlerErrorCode: ${code})`;
}

function handlerErrorCode({ code, status }: AwsError): string {
  if (/NotFound|DoesNotExist|NoSuchEntity/.test(code)) {
    return 'NotFound';
  }
  if (/AlreadyExists|ResourceExists|^Duplicate/.test(code)) {
    return 'AlreadyExists';
  }
  if (/LimitExceeded|AssociationLimit|^TooMany/.test(code)) {
    return /RequestLimitExceeded|TooManyRequests/.test(code)
      ? 'Throttling'
      : 'ServiceLimitExceeded';
  }
  if (/^Throttling/.test(code)) {
    return 'Throttling';
  }
  if (status === 403 || /AccessDenied|Unauthorized/.test(code)) {
    return 'AccessDenied';
  }
  return status >= 500 ? 'ServiceInternalError' : 'InvalidRequest';
}
