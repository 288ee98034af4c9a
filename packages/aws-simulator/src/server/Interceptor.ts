import { ServiceDefinition } from '../services/ServiceDefinition';
import { OperationModel } from '../wire/ServiceModel';

/**
 * A call on its way to the operation that answers it.
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

/** The rest of a call's way; without an argument it goes on as it is. */
export type Next = (call?: InterceptedCall) => Promise<unknown>;

/**
 * Stands between the wire and the operations: it may wait, throw an
 * {@link AwsError} in the operation's place, or change what the operation is
 * given and gives. The first interceptor of a simulator is the outermost.
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
