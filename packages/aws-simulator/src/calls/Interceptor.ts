import { ServiceDefinition } from '../services/ServiceDefinition';
import { OperationModel } from '../wire/ServiceModel';

/**
 * A call before it reaches its operation.
 *
 * @public
 */
export interface InterceptedCall {
  service: string;
  protocol: ServiceDefinition['protocol'];
  operation: string;
  shape: OperationModel;
  account: string;
  region: string;
  principalArn: string;
  /** The modelled input. */
  input: unknown;
}

/** Continues the call, by default unchanged. */
export type Next = (call?: InterceptedCall) => Promise<unknown>;

/**
 * Runs between the wire and the operation: it may delay the call, throw an
 * {@link AwsError} instead of the operation, or change the input and the
 * output. The first interceptor of a simulator is the outermost.
 *
 * @public
 */
export type Interceptor = (
  call: InterceptedCall,
  next: Next,
) => Promise<unknown>;

/** `interceptors` around `answer`, as one function. */
export function intercept(
  interceptors: readonly Interceptor[],
  call: InterceptedCall,
  answer: (call: InterceptedCall) => Promise<unknown>,
): Promise<unknown> {
  const from =
    (index: number) =>
    (given: InterceptedCall): Promise<unknown> =>
      index === interceptors.length
        ? answer(given)
        : interceptors[index](given, (changed = given) =>
            from(index + 1)(changed),
          );
  return from(0)(call);
}
