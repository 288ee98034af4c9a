import { AwsError } from '../world/AwsError';
import { OperationModel, ServiceModel } from './ServiceModel';
import { WireAnswer } from './WireAnswer';
import { WireRequest } from './WireRequest';

/** Encodes and decodes the requests of one AWS protocol. */
export interface Codec {
  /**
   * The name of the requested operation. `model` is undefined if the service
   * is unknown; any version is accepted then.
   *
   * @throws AwsError when the request names none, or one of another API version.
   */
  operationName(request: WireRequest, model: ServiceModel | undefined): string;
  /** @throws AwsError when the input does not fit the operation's shape. */
  decode(
    model: ServiceModel,
    operation: OperationModel,
    request: WireRequest,
  ): unknown;
  encode(
    model: ServiceModel,
    operation: OperationModel,
    output: unknown,
    requestId: string,
  ): WireAnswer;
  /** The error for an operation that the service does not have. */
  unknownOperation(name: string): AwsError;
  /** `model` is undefined if the service is unknown. */
  encodeError(
    model: ServiceModel | undefined,
    error: AwsError,
    requestId: string,
  ): WireAnswer;
}
