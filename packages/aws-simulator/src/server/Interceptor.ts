/** A call on its way to the operation that answers it. */
export interface InterceptedCall {
  service: string;
  operation: string;
  account: string;
  region: string;
  principalArn: string;
}

/**
 * Stands between the wire and the operations: it may wait, throw an
 * {@link AwsError} in the operation's place, or look at what `next` gives. The
 * first interceptor of a simulator is the outermost.
 */
export type Interceptor = (
  call: InterceptedCall,
  next: () => Promise<unknown>,
) => Promise<unknown>;

/** `interceptors` around `answer`, as one function. */
export function intercept(
  interceptors: readonly Interceptor[],
  call: InterceptedCall,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  return interceptors.reduceRight<() => Promise<unknown>>(
    (next, interceptor) => () => interceptor(call, next),
    answer,
  )();
}
