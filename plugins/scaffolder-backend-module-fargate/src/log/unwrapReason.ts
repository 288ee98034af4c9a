/**
 * The service's own words in the reason of a CloudFormation event, without
 * the wrapping of the resource handler.
 */
export function unwrapReason(reason: string): {
  text: string;
  /** CloudFormation's `HandlerErrorCode`. */
  code?: string;
} {
  const handler =
    /^Resource handler returned message: "([\s\S]*)" \(RequestToken: [^,)]*(?:, HandlerErrorCode: (\w+))?\)$/.exec(
      reason,
    );
  const text = (handler?.[1] ?? reason)
    .replace(/ \(SDK Attempt Count: \d+\)$/, '')
    .replace(/ \(Service: [^()]*\)$/, '')
    .trim();
  return { text, code: handler?.[2] };
}
