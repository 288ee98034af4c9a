import { AwsError } from '../world/AwsError';
import { OperationModel, ServiceModel } from './ServiceModel';
import { WireAnswer } from './WireAnswer';
import { WireRequest } from './WireRequest';

/** How the calls of one AWS protocol look on the wire. */
export interface Codec {
  /**
   * The name of the operation that is asked for. `model` is missing when the
   * service itself is unknown: then any version will do.
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
  /** The code and text for an operation that the service does not have. */
  unknownOperation(name: string): AwsError;
  /** `model` is missing when the service itself is unknown. */
  encodeError(
    model: ServiceModel | undefined,
    error: AwsError,
    requestId: string,
  ): WireAnswer;
}
